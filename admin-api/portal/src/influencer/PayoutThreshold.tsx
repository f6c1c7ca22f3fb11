import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, put } from "../api/client";
import type { PayoutThreshold as Threshold } from "../api/types";
import { Field } from "../ui/Field";
import { Money } from "../ui/Money";
import { Refusal } from "../ui/Refusal";
import { Loaded } from "../ui/states";

const PATH = "/me/payout-threshold";
const DOLLAR = 1_000_000;
const WHOLE_DOLLARS = /^[1-9][0-9]{0,5}$/;

/** From which balance one's payouts are made: the programme's, or more. */
export function PayoutThreshold() {
  const current = useQuery({ queryKey: [PATH], queryFn: ({ signal }) => get<Threshold>(PATH, signal) });
  return (
    <Loaded query={current} what="Your payout threshold" height="8rem">
      {(threshold) => <Choose threshold={threshold} onSaved={() => current.refetch()} />}
    </Loaded>
  );
}

function Choose({ threshold, onSaved }: { threshold: Threshold; onSaved: () => Promise<unknown> }) {
  const own = threshold.ownMicros;
  const [dollars, setDollars] = useState(own ? String(own / DOLLAR) : "");
  const save = useMutation({
    mutationFn: (ownMicros: number | undefined) => put<Threshold>(PATH, ownMicros ? { ownMicros } : {}),
    onSuccess: onSaved,
  });
  const wrong = dollars && !WHOLE_DOLLARS.test(dollars.trim()) ? "Whole dollars, such as 250." : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) save.mutate(dollars ? Number(dollars) * DOLLAR : undefined);
  };
  return (
    <section className="card stack narrow" aria-label="Payout threshold">
      <form className="stack" onSubmit={submit} noValidate>
        <Field
          label="Pay me from (dollars)"
          value={dollars}
          inputMode="numeric"
          autoComplete="off"
          wrong={wrong}
          onChange={(event) => setDollars(event.target.value)}
          hint={
            <>
              Empty: from <Money micros={threshold.programmeMicros} short />, as for everybody. More means fewer and
              larger payouts.
            </>
          }
        />
        <Refusal error={save.error} />
        {save.isSuccess && (
          <p className="notice" data-tone="good" role="status">
            Your next payout is made from <Money micros={save.data.nowMicros} short />.
          </p>
        )}
        <div className="row">
          <button type="submit" className="button" disabled={save.isPending || Boolean(wrong)}>
            Save
          </button>
        </div>
      </form>
    </section>
  );
}
