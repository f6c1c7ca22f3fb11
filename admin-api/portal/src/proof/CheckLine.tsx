import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { get, segment } from "../api/client";
import type { PayoutLine } from "../api/types";
import { CopyWide } from "../ui/Copy";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Loaded } from "../ui/states";
import { canCheck, check, proofOf, type Checked } from "./check";
import type { ChainTransaction } from "./chain";
import { CannotCheck, Steps } from "./Steps";
import type { PayoutProof, Proof } from "./types";

interface Subject {
  payoutId: string;
  line: PayoutLine;
}

interface Found {
  proof: Proof;
  checked: Checked;
}

export async function transactionOf(signature: string, signal?: AbortSignal): Promise<ChainTransaction | null> {
  if (!signature) return null;
  const answer = await get<{ transaction?: ChainTransaction | null }>(
    `/verify/${segment(signature)}/transaction`,
    signal,
  );
  return answer.transaction ?? null;
}

async function find(payoutId: string, line: PayoutLine, signal: AbortSignal): Promise<Found> {
  const path = `/me/payouts/${segment(payoutId)}/proofs?line=${segment(line.payoutLineId)}`;
  const proof = proofOf(await get<PayoutProof>(path, signal));
  if (!proof) throw new Error("The payout has no such line.");
  return { proof, checked: await check(proof, await transactionOf(proof.signature, signal), line) };
}

function Result({ found }: { found: Found }) {
  const { proof } = found;
  return (
    <div className="stack">
      <Steps checked={found.checked} />
      <div className="row">
        <CopyWide text={JSON.stringify(proof, null, 2)} label="Copy the proof" />
        {proof.signature && <Link to={`/verify/${proof.signature}`}>Check it on the public page</Link>}
      </div>
      <p className="muted small">
        The hashes were computed in this browser. The transaction is what the chain’s node answered, handed on by our
        server; the explorer shows the same without us.
      </p>
    </div>
  );
}

function Dialog({ payoutId, line, onClose }: Subject & { onClose: () => void }) {
  const query = useQuery({
    queryKey: ["proof", payoutId, line.payoutLineId],
    queryFn: ({ signal }) => find(payoutId, line, signal),
    enabled: canCheck(),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  const description = (
    <>
      Does the payment on the chain pay these <Money micros={line.amountMicros} />?
    </>
  );
  return (
    <Modal kind="dialog" title="Check this line" description={description} onClose={onClose}>
      {canCheck() ? (
        <Loaded query={query} what="The proof" height="12rem">
          {(found) => <Result found={found} />}
        </Loaded>
      ) : (
        <CannotCheck />
      )}
    </Modal>
  );
}

/** The button beside a line that follows it to the chain. */
export function CheckLine({ payoutId, line }: Subject) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="text-button"
        onClick={() => setOpen(true)}
        aria-label={`Check line ${line.earningId}`}
      >
        Check
      </button>
      {open && <Dialog payoutId={payoutId} line={line} onClose={() => setOpen(false)} />}
    </>
  );
}
