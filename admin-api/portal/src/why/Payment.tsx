import type { Why, WhyPosting } from "../api/types";
import { Id } from "../ui/Copy";
import { Money } from "../ui/Money";
import { Signature } from "../ui/Signature";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { Step } from "./WhySteps";

const LEDGER: readonly Column<WhyPosting>[] = [
  { name: "When", cell: (entry) => <Time at={entry.at} /> },
  {
    name: "Account",
    cell: (entry) => (
      <span className="break">
        {entry.account}
        <span className="sub">{entry.kind.replaceAll("_", " ").toLowerCase()}</span>
      </span>
    ),
  },
  { name: "Transaction", cell: (entry) => <Id value={entry.transactionId} label="transaction id" /> },
  { name: "Amount", numeric: true, cell: (entry) => <Money micros={entry.amountMicros} currency={entry.asset} /> },
];

/** The entries in the books: credited, set aside, paid. */
export function Ledger({ why }: { why: Why }) {
  if (why.ledger.length === 0) {
    return (
      <Step name="Ledger" mark="open">
        <p>Not in the books yet. It is booked once it has settled.</p>
      </Step>
    );
  }
  return (
    <Step name="Ledger">
      <p>
        Every booking gives as much as it takes, and nothing is changed afterwards.
        {why.payout && " A payout is booked as a whole."}
      </p>
      <div className="evidence">
        <Table
          caption="Ledger entries"
          columns={LEDGER}
          rows={why.ledger}
          keyOf={(entry) => `${entry.transactionId} ${entry.account} ${entry.amountMicros}`}
        />
      </div>
    </Step>
  );
}

function approvalSentence({ approval, payout }: Why) {
  if (approval)
    return (
      <>
        Approved by <span title={approval.by}>finance</span> at <Time at={approval.at} />, bound to exactly this
        content.
      </>
    );
  if (!payout) return <>No payout has taken it up yet.</>;
  return payout.band.toLowerCase() === "automatic" ? (
    <>Inside the limit for automatic payouts: no person had to approve it.</>
  ) : (
    <>Not approved yet.</>
  );
}

/** Who let the payout go. */
export function Approval({ why }: { why: Why }) {
  const automatic = why.payout?.band.toLowerCase() === "automatic";
  const contentHash = why.approval?.contentHash ?? why.payout?.contentHash;
  return (
    <Step name="Approval" mark={why.approval || automatic ? undefined : "open"}>
      <p>{approvalSentence(why)}</p>
      {contentHash && (
        <span className="small muted row">
          Content hash <Id value={contentHash} label="content hash" />
        </span>
      )}
    </Step>
  );
}

/** What anybody can look up on the chain. */
export function Signed({ why }: { why: Why }) {
  const { signature, payout } = why;
  if (!signature || !payout) {
    return (
      <Step name="Signature" mark="open">
        <p>Not signed yet. The signature appears here as soon as the transfer is made.</p>
      </Step>
    );
  }
  return (
    <Step name="Signature" mark={payout.finalisedAt ? "end" : undefined}>
      <p>
        {payout.finalisedAt ? (
          <>
            Final on Solana since <Time at={payout.finalisedAt} />:{" "}
          </>
        ) : (
          <>Sent to Solana, not final yet: </>
        )}
        <Money micros={payout.amountMicros} currency={payout.currency} /> in one transfer, this line among others.
      </p>
      <Signature value={signature} explorerUrl={payout.explorerUrl} />
      <span className="small muted row">
        Wallet <Id value={payout.wallet} label="wallet address" /> Payout{" "}
        <Id value={payout.payoutId} label="payout id" />
      </span>
    </Step>
  );
}
