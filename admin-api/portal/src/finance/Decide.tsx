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

type Decision = "approve" | "refuse" | "resume";

interface Words {
  title: string;
  description: string;
  button: string;
  open: string;
  look: string;
  /** What the reason is for; none is asked for without it. */
  hint?: string;
}

const WORDS: Record<Decision, Words> = {
  approve: {
    title: "Approve this payout",
    description: "The approval holds for exactly this content; any change asks for a new one.",
    button: "Approve payout",
    open: "Approve…",
    look: "button primary",
  },
  refuse: {
    title: "Refuse this payout",
    description: "The reserved amount goes back to the payable balance.",
    button: "Refuse payout",
    open: "Refuse…",
    look: "button danger",
    hint: "The partner reads it.",
  },
  resume: {
    title: "Let this payout go on",
    description:
      "It goes on where it stood. Nothing is signed before the chain proves that no earlier signature has paid or still can.",
    button: "Go on",
    open: "Let it go on…",
    look: "button primary",
    hint: "What you found, for the record.",
  },
};

/** What finance can answer in a state. */
function decisionsIn(state: string): readonly Decision[] {
  if (state === "AWAITING_APPROVAL") return ["approve", "refuse"];
  return state === "REVIEW" ? ["resume"] : [];
}

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
  const words = WORDS[decision];
  return (
    <Modal kind="dialog" title={words.title} onClose={onClose} description={words.description}>
      <form className="stack" onSubmit={submit}>
        <Summary payout={payout} />
        {words.hint && (
          <Area
            label="Reason"
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            hint={words.hint}
          />
        )}
        {asksFactor && (
          <CodeField value={totp} onChange={setTotp} required autoFocus={!words.hint} hint="Valid for five minutes." />
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
          <button type="submit" className={words.look} disabled={decide.isPending}>
            {decide.isPending ? "Sending…" : words.button}
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** The answers that finance can give to a payout as it stands. */
export function Decide({ payout, onDone }: { payout: PayoutDetail; onDone: () => void }) {
  const [decision, setDecision] = useState<Decision>();
  const possible = decisionsIn(payout.state);
  if (possible.length === 0) return null;
  return (
    <div className="row decide">
      {possible.map((one) => (
        <button key={one} type="button" className={WORDS[one].look} onClick={() => setDecision(one)}>
          {WORDS[one].open}
        </button>
      ))}
      {decision && (
        <DecisionDialog payout={payout} decision={decision} onClose={() => setDecision(undefined)} onDone={onDone} />
      )}
    </div>
  );
}
