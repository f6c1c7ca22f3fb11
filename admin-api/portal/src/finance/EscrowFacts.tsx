import type { Escrow, EscrowMove } from "../api/types";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Signature } from "../ui/Signature";
import { Time } from "../ui/Time";
import { escrowWords } from "./words";

function Move({ move }: { move: EscrowMove }) {
  return (
    <span className="row">
      <Signature value={move.signature} explorerUrl={move.explorerUrl} />
      <span className="small muted">{move.finalised ? "final" : "not proven yet"}</span>
    </span>
  );
}

/** Where the amount of a large payout is, with the transactions that show it; part of a list of facts. */
export function EscrowFacts({ escrow }: { escrow: Escrow }) {
  return (
    <>
      <Fact name="Escrow">{escrowWords(escrow)}</Fact>
      <Fact name="Vault of">
        <Id value={escrow.vaultOwner} label="multisig address" whole />
      </Fact>
      <Fact name="Funded">{escrow.fundedAt && <Time at={escrow.fundedAt} />}</Fact>
      <Fact name="Funding">{escrow.funding && <Move move={escrow.funding} />}</Fact>
      <Fact name={escrow.state === "REFUNDED" ? "Refunded" : "Released"}>
        {escrow.leftAt && <Time at={escrow.leftAt} />}
      </Fact>
      <Fact name="Refund">{escrow.refund && <Move move={escrow.refund} />}</Fact>
      <Fact name="Ends as">
        {escrow.endsAs && `${escrow.endsAs.toLowerCase()}${escrow.endReason ? `: ${escrow.endReason}` : ""}`}
      </Fact>
    </>
  );
}
