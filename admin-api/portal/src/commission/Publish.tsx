import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { post } from "../api/client";
import { Problem, sentenceOf } from "../api/problem";
import type { Tier } from "../api/types";
import { useFreshFactor, useStepUp } from "../app/session";
import { Area, CodeField, Field } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { rateWords } from "./rates";
import { RingNotice } from "./SimulationView";

interface Props {
  tiers: Tier[];
  onClose: () => void;
  onDone: () => void;
}

/** Asks when it comes into force and why, and for the authenticator when it was not shown lately. */
export function Publish({ tiers, onClose, onDone }: Props) {
  const fresh = useFreshFactor();
  const stepUp = useStepUp();
  const client = useQueryClient();
  const [from, setFrom] = useState("");
  const [reason, setReason] = useState("");
  const [totp, setTotp] = useState("");
  const publish = useMutation({
    mutationFn: async () => {
      if (totp) await stepUp.mutateAsync(totp);
      const effectiveFrom = from ? { effectiveFrom: `${from}T00:00:00Z` } : {};
      return post<unknown>("/programme/schedules", { tiers, reason: reason.trim(), ...effectiveFrom });
    },
    onSuccess: () => {
      onDone();
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["/programme/schedules"] }),
  });
  const refused = publish.error instanceof Problem ? publish.error : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate();
  };
  return (
    <Modal
      kind="dialog"
      title="Publish this schedule"
      description="It counts for clicks from then on. What older clicks earn stays as it was promised."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <p>{tiers.map((tier) => `${tier.name} ${rateWords(tier.basisPoints)}`).join(" · ")}</p>
        <Field
          label="In force from"
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          hint="The start of that day in UTC; empty for now."
        />
        <Area
          label="Reason"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          hint="It is kept with the version."
        />
        {(!fresh || refused?.asksStepUp) && (
          <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />
        )}
        {refused?.code === "PAYS_WASH_TRADING" ? (
          <RingNotice message={refused.message} />
        ) : (
          publish.error && (
            <p className="notice" data-tone="bad" role="alert">
              {sentenceOf(publish.error)}
            </p>
          )
        )}
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={publish.isPending}>
            {publish.isPending ? "Publishing…" : "Publish"}
          </button>
        </div>
      </form>
    </Modal>
  );
}
