import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { post } from "../api/client";
import { sentenceOf } from "../api/problem";
import { parseDollars } from "../commission/rates";
import { Area, Field } from "../ui/Field";

/** A negative bonus takes an earlier one back. */
function microsOf(text: string): number | undefined {
  const negative = /^[-−]/.test(text.trim());
  const micros = parseDollars(text.trim().replace(/^[-−]/, ""));
  return micros ? (negative ? -micros : micros) : undefined;
}

/** Proposes a bonus; somebody of finance decides it. */
export function Propose() {
  const client = useQueryClient();
  const [influencerId, setInfluencerId] = useState("");
  const [amount, setAmount] = useState("");
  const [month, setMonth] = useState("");
  const [reason, setReason] = useState("");
  const amountMicros = microsOf(amount);
  const wrong = amount.trim() !== "" && amountMicros === undefined;
  const propose = useMutation({
    mutationFn: () =>
      post<unknown>("/bonuses", { influencerId: influencerId.trim(), amountMicros, month, reason: reason.trim() }),
    onSuccess: () => {
      setAmount("");
      setReason("");
      return client.invalidateQueries({ queryKey: ["/bonuses"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate();
  };
  return (
    <section className="card" aria-labelledby="propose-title">
      <header>
        <h2 id="propose-title">Propose a bonus</h2>
        <p>It becomes payable once somebody of finance confirms it. A negative one takes an earlier one back.</p>
      </header>
      <form className="stack narrow" onSubmit={submit}>
        <Field
          label="Influencer id"
          required
          maxLength={64}
          value={influencerId}
          onChange={(event) => setInfluencerId(event.target.value)}
        />
        <Field
          label="Amount in dollars"
          inputMode="text"
          required
          value={amount}
          wrong={wrong ? "An amount in dollars, not 0" : undefined}
          onChange={(event) => setAmount(event.target.value)}
        />
        <Field
          label="Month"
          type="month"
          required
          pattern="[0-9]{4}-[0-9]{2}"
          value={month}
          onChange={(event) => setMonth(event.target.value)}
        />
        <Area
          label="Reason"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          hint="The partner reads it."
        />
        {propose.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(propose.error)}
          </p>
        )}
        {propose.isSuccess && (
          <p className="notice" data-tone="good" role="status">
            The bonus is proposed and waits for finance.
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary" disabled={propose.isPending || amountMicros === undefined}>
            {propose.isPending ? "Proposing…" : "Propose"}
          </button>
        </div>
      </form>
    </section>
  );
}
