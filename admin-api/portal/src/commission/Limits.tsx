import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, post } from "../api/client";
import { Problem, sentenceOf } from "../api/problem";
import type { Limit } from "../api/types";
import { useFreshFactor, useMe, useStepUp } from "../app/session";
import { CodeField, Field } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { parseDollars } from "./rates";

const PERIOD_WORDS: Record<string, string> = { day: "a day", month: "a month", all: "ever" };

const COLUMNS: readonly Column<Limit>[] = [
  { name: "For", cell: (limit) => (limit.scope === "programme" ? "everybody together" : limit.handle || limit.scope) },
  {
    name: "At most",
    numeric: true,
    cell: (limit) => (limit.limitMicros == null ? "no limit" : <Money micros={limit.limitMicros} />),
  },
  { name: "In", cell: (limit) => PERIOD_WORDS[limit.period] ?? limit.period },
  {
    name: "Since",
    cell: (limit) => (
      <span>
        <Time at={limit.effectiveFrom} />
        {!limit.inForce && <span className="sub">coming</span>}
      </span>
    ),
  },
];

/** Sets a limit, or lifts it when the amount is empty. */
function SetLimit({ onClose }: { onClose: () => void }) {
  const fresh = useFreshFactor();
  const stepUp = useStepUp();
  const client = useQueryClient();
  const [scope, setScope] = useState("programme");
  const [period, setPeriod] = useState("month");
  const [amount, setAmount] = useState("");
  const [totp, setTotp] = useState("");
  const micros = amount.trim() === "" ? undefined : parseDollars(amount);
  const wrong = amount.trim() !== "" && micros === undefined;
  const set = useMutation({
    mutationFn: async () => {
      if (totp) await stepUp.mutateAsync(totp);
      const limitMicros = micros === undefined ? {} : { limitMicros: micros };
      return post<unknown>("/programme/limits", { scope: scope.trim(), period, ...limitMicros });
    },
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ["/programme/limits"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <Modal
      kind="dialog"
      title="Set a limit"
      description="It holds for lines that settle from now on, and counts what settled in the period before."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <Field
          label="For"
          required
          maxLength={64}
          value={scope}
          onChange={(event) => setScope(event.target.value)}
          hint="An influencer's id, or programme for everybody together."
        />
        <div className="field">
          <label htmlFor="limit-period">In</label>
          <select
            id="limit-period"
            className="input"
            value={period}
            onChange={(event) => setPeriod(event.target.value)}
          >
            {Object.entries(PERIOD_WORDS).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <Field
          label="At most, in dollars"
          inputMode="decimal"
          value={amount}
          wrong={wrong ? "An amount in dollars" : undefined}
          onChange={(event) => setAmount(event.target.value)}
          hint="Empty lifts the limit."
        />
        {(!fresh || (set.error instanceof Problem && set.error.asksStepUp)) && (
          <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />
        )}
        {set.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(set.error)}
          </p>
        )}
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={set.isPending || wrong}>
            {set.isPending ? "Setting…" : micros === undefined ? "Lift the limit" : "Set the limit"}
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** What settled lines may sum to at most. */
export function Limits() {
  const mayPublish = useMe().data?.role === "ADMIN";
  const [setting, setSetting] = useState(false);
  const limits = useQuery({
    queryKey: ["/programme/limits"],
    queryFn: ({ signal }) => get<{ items: Limit[] }>("/programme/limits", signal),
  });
  return (
    <section className="card" aria-labelledby="limits-title">
      <header>
        <h2 id="limits-title">Limits</h2>
        {mayPublish && (
          <button type="button" className="button small" onClick={() => setSetting(true)}>
            Set a limit…
          </button>
        )}
        <p>What settles above a limit is booked with a cap beside it, in the order of settling. Periods are UTC.</p>
      </header>
      <Loaded query={limits} what="The limits" height="6rem">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No limit">Everything that settles is payable whole.</Empty>
          ) : (
            <Table
              caption="Limits"
              columns={COLUMNS}
              rows={items}
              keyOf={(limit) => `${limit.scope}/${limit.period}`}
            />
          )
        }
      </Loaded>
      {setting && <SetLimit onClose={() => setSetting(false)} />}
    </section>
  );
}
