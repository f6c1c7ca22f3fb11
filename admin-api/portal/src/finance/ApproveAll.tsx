import { useState, type FormEvent } from "react";
import { sentenceOf } from "../api/problem";
import type { PayoutQueue } from "../api/types";
import { plural, shortId } from "../format/number";
import { CodeField } from "../ui/Field";
import { Fact } from "../ui/Fact";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { useConfirmed } from "./useConfirmed";
import { changeWords } from "./words";

function Dialog({ queue, onClose }: { queue: PayoutQueue; onClose: () => void }) {
  const { send, totp, setTotp, asksFactor, ready } = useConfirmed("/payouts", onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const payouts = queue.items.map(({ payoutId, contentHash }) => ({ payoutId, contentHash }));
    send.mutate({ path: "/payouts/approvals", body: { payouts, batchHash: queue.batchHash } });
  };
  return (
    <Modal
      kind="dialog"
      title={`Approve ${plural(queue.items.length, "payout")}`}
      description="All or none of them; the approval holds for exactly what is listed here."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <ul className="batch">
          {queue.items.map((payout) => (
            <li key={payout.payoutId}>
              <span>
                {payout.handle}
                <span className="sub">{changeWords(payout.review.change)}</span>
              </span>
              <Money micros={payout.amountMicros} />
            </li>
          ))}
        </ul>
        <dl className="facts">
          <Fact name="Together">
            <strong>
              <Money micros={queue.amountMicros} />
            </strong>
          </Fact>
          <Fact name="Batch hash">{shortId(queue.batchHash, 12, 8)}</Fact>
        </dl>
        {asksFactor && <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />}
        {send.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(send.error)}
          </p>
        )}
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={!ready}>
            {send.isPending ? "Sending…" : "Approve all listed"}
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** Approves everything that the queue shows, bound by the hash of its hashes. */
export function ApproveAll({ queue }: { queue: PayoutQueue }) {
  const [open, setOpen] = useState(false);
  if (queue.items.length < 2) return null;
  return (
    <div className="row">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        Approve all listed…
      </button>
      {open && <Dialog queue={queue} onClose={() => setOpen(false)} />}
    </div>
  );
}
