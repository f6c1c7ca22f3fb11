import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { post, segment } from "../api/client";
import { Problem, sentenceOf } from "../api/problem";
import type { PayoutDetail } from "../api/types";
import { useFreshFactor, useStepUp } from "../app/session";
import { shortId } from "../format/number";
import { Area, CodeField } from "../ui/Field";
import { Fact } from "../ui/Fact";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";

type Decision = "approve" | "refuse";

interface Answer {
  totp: string;
  reason: string;
}

function useDecision(payout: PayoutDetail, decision: Decision, onDone: () => void) {
  const client = useQueryClient();
  const stepUp = useStepUp();
  return useMutation({
    mutationFn: async ({ totp, reason }: Answer) => {
      if (totp) await stepUp.mutateAsync(totp);
      const body = decision === "approve" ? { contentHash: payout.contentHash } : { reason };
      return post<unknown>(`/payouts/${segment(payout.payoutId)}/${decision}`, body);
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ["/payouts"] }),
  });
}

function Summary({ payout }: { payout: PayoutDetail }) {
  return (
    <dl className="facts">
      <Fact name="Amount">
        <strong>
          <Money micros={payout.amountMicros} currency={payout.currency} />
        </strong>
      </Fact>
      <Fact name="To">{payout.handle}</Fact>
      <dt>Wallet</dt>
      <dd className="break">{payout.wallet}</dd>
      <dt>Content hash</dt>
      <dd title={payout.contentHash}>{shortId(payout.contentHash, 12, 8)}</dd>
    </dl>
  );
}

interface DialogProps {
  payout: PayoutDetail;
  decision: Decision;
  onClose: () => void;
  onDone: () => void;
}

/** Says once more what is decided, and asks for the authenticator when it was not shown lately. */
function DecisionDialog({ payout, decision, onClose, onDone }: DialogProps) {
  const fresh = useFreshFactor();
  const [totp, setTotp] = useState("");
  const [reason, setReason] = useState("");
  const decide = useDecision(payout, decision, () => {
    onDone();
    onClose();
  });
  const asksFactor = !fresh || (decide.error instanceof Problem && decide.error.asksStepUp);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate({ totp, reason: reason.trim() });
  };
  const approve = decision === "approve";
  return (
    <Modal
      kind="dialog"
      title={approve ? "Approve this payout" : "Refuse this payout"}
      onClose={onClose}
      description={
        approve
          ? "The approval holds for exactly this content; any change asks for a new one."
          : "The reserved amount goes back to the payable balance."
      }
    >
      <form className="stack" onSubmit={submit}>
        <Summary payout={payout} />
        {!approve && (
          <Area
            label="Reason"
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            hint="The partner reads it."
          />
        )}
        {asksFactor && (
          <CodeField value={totp} onChange={setTotp} required autoFocus={approve} hint="Valid for five minutes." />
        )}
        {decide.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(decide.error)}
          </p>
        )}
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={approve ? "button primary" : "button danger"} disabled={decide.isPending}>
            {decide.isPending ? "Sending…" : approve ? "Approve payout" : "Refuse payout"}
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** The two answers that finance can give. */
export function Decide({ payout, onDone }: { payout: PayoutDetail; onDone: () => void }) {
  const [decision, setDecision] = useState<Decision>();
  return (
    <div className="row decide">
      <button type="button" className="button primary" onClick={() => setDecision("approve")}>
        Approve…
      </button>
      <button type="button" className="button danger" onClick={() => setDecision("refuse")}>
        Refuse…
      </button>
      {decision && (
        <DecisionDialog payout={payout} decision={decision} onClose={() => setDecision(undefined)} onDone={onDone} />
      )}
    </div>
  );
}
