import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, segment } from "../api/client";
import type { Check, PayoutDetail } from "../api/types";
import { PayoutChip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Icon } from "../ui/Icon";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Signature } from "../ui/Signature";
import { SolRate } from "../ui/SolRate";
import { Loaded } from "../ui/states";
import { Time } from "../ui/Time";
import { Decide } from "./Decide";
import { EscrowFacts } from "./EscrowFacts";
import { PayoutTables } from "./PayoutTables";
import { Review as Comparison } from "./Review";
import { approvalWords, bandWords } from "./words";

function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <section className="stack-tight" aria-labelledby="checks-title">
      <h3 id="checks-title">Checks</h3>
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.code} data-passed={check.passed}>
            <Icon name={check.passed ? "check" : "cross"} />
            <span>
              <span className="visually-hidden">{check.passed ? "Passed: " : "Failed: "}</span>
              {check.message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ payout }: { payout: PayoutDetail }) {
  return (
    <dl className="facts">
      <Fact name="State">
        <PayoutChip state={payout.state} />
      </Fact>
      <Fact name="To">
        <strong>{payout.handle}</strong>
      </Fact>
      <Fact name="Wallet">
        <Id value={payout.wallet} label="wallet address" whole />
      </Fact>
      <Fact name="Tax withheld">
        {payout.withheldMicros ? <Money micros={payout.withheldMicros} currency={payout.currency} /> : null}
      </Fact>
      <Fact name="In SOL">{payout.sol && <SolRate sol={payout.sol} />}</Fact>
      <Fact name="Band">{bandWords(payout.band)}</Fact>
      <Fact name="Created">
        <Time at={payout.createdAt} />
      </Fact>
      <Fact name="Content hash">
        <Id value={payout.contentHash} label="content hash" whole />
      </Fact>
      <Fact name="Approvals">{approvalWords(payout.approvalsNeeded, payout.approvals)}</Fact>
      <Fact name="Approved by">{payout.approvedBy}</Fact>
      <Fact name="Approved">{payout.approvedAt && <Time at={payout.approvedAt} />}</Fact>
      <Fact name="Reason">{payout.refusedReason ?? payout.reason}</Fact>
      <Fact name="Signature">
        {payout.signature && <Signature value={payout.signature} explorerUrl={payout.explorerUrl} />}
      </Fact>
      {payout.escrow && <EscrowFacts escrow={payout.escrow} />}
      <Fact name="Final">{payout.finalisedAt && <Time at={payout.finalisedAt} />}</Fact>
    </dl>
  );
}

function Review({ payout, onDone }: { payout: PayoutDetail; onDone: () => void }) {
  return (
    <div className="stack wide">
      <Facts payout={payout} />
      {payout.review && <Comparison review={payout.review} />}
      {payout.checks.length > 0 && <Checks checks={payout.checks} />}
      <PayoutTables payout={payout} />
      <Decide payout={payout} onDone={onDone} />
    </div>
  );
}

/** One payout with all that a decision needs: to whom, what for, what was checked. */
export function PayoutDrawer({ payoutId, onClose }: { payoutId: string; onClose: () => void }) {
  const [decided, setDecided] = useState(false);
  const query = useQuery({
    queryKey: ["/payouts", payoutId],
    queryFn: ({ signal }) => get<PayoutDetail>(`/payouts/${segment(payoutId)}`, signal),
  });
  const payout = query.data;
  const description = payout ? (
    <>
      <Money micros={payout.amountMicros} currency={payout.currency} /> to {payout.handle}
    </>
  ) : undefined;
  return (
    <Modal kind="drawer" title="Payout" description={description} onClose={onClose}>
      {decided && (
        <p className="notice" data-tone="good" role="status">
          Your decision is recorded.
        </p>
      )}
      <Loaded query={query} what="The payout" height="24rem">
        {(loaded) => <Review payout={loaded} onDone={() => setDecided(true)} />}
      </Loaded>
    </Modal>
  );
}
