import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { get } from "../api/client";
import type { Escrow, PayoutQueue } from "../api/types";
import { plural } from "../format/number";
import { Chip, PayoutChip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { StaleBanner } from "../ui/Freshness";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Elapsed } from "../ui/Time";
import { ApproveAll } from "./ApproveAll";
import { InReview } from "./InReview";
import { PayoutDrawer } from "./PayoutDrawer";
import { Anomalies, PayeeChips } from "./Review";
import { useLivePayouts } from "./useLivePayouts";
import { approvalWords, bandWords, changeWords, escrowWords } from "./words";

const escrowTone = (escrow: Escrow) => (escrow.state === "FUNDED" ? "settled" : "attention");

type Item = PayoutQueue["items"][number];

function Waiting({ payout, open }: { payout: Item; open: () => void }) {
  const approved = approvalWords(payout.approvalsNeeded, payout.approvals);
  return (
    <li className="card queue-item">
      <div className="stack-tight">
        <div className="row">
          <span className="amount">
            <Money micros={payout.amountMicros} currency={payout.currency} />
          </span>
          <span>
            to <strong>{payout.handle}</strong>
          </span>
          <PayoutChip state={payout.state} />
        </div>
        <div className="row small muted">
          <span>{plural(payout.lineCount, "line")}</span>
          <span>{bandWords(payout.band)}</span>
          <span>
            waiting for <Elapsed since={payout.createdAt} />
          </span>
          <Id value={payout.wallet} label={`wallet of ${payout.handle}`} />
        </div>
        <div className="row small">
          <span>{changeWords(payout.review.change)}</span>
          {approved && <span>{approved}</span>}
          {payout.escrow && <Chip state={escrowTone(payout.escrow)}>{escrowWords(payout.escrow)}</Chip>}
          {payout.escrow?.fundedAt && (
            <span>
              funded for <Elapsed since={payout.escrow.fundedAt} />
            </span>
          )}
        </div>
        <PayeeChips payee={payout.review.payee} />
        <Anomalies anomalies={payout.review.anomalies} />
      </div>
      <button type="button" className="button primary" onClick={open} aria-label={`Review payout to ${payout.handle}`}>
        Review
      </button>
    </li>
  );
}

export default function Queue() {
  const live = useLivePayouts();
  const query = useQuery({
    queryKey: ["/payouts", "queue"],
    queryFn: ({ signal }) => get<PayoutQueue>("/payouts/queue", signal),
  });
  const [address, setAddress] = useSearchParams();
  const selected = address.get("payout");
  return (
    <>
      <PageHead title="Approvals">
        Payouts above the automatic limit. Your approval is bound to exactly the lines, the wallet and the amount that
        you see.
      </PageHead>
      <StaleBanner live={live} reconnect={live.reconnect} />
      <InReview />
      <Loaded query={query} what="The approval queue" height="14rem">
        {(queue) =>
          queue.items.length === 0 ? (
            <section className="card">
              <Empty title="Nothing waits for approval">New payouts appear here by themselves.</Empty>
            </section>
          ) : (
            <>
              <p className="visually-hidden" role="status">
                {plural(queue.items.length, "payout")} waiting for approval
              </p>
              <ApproveAll queue={queue} />
              <ul className="queue" aria-label="Payouts waiting for approval">
                {queue.items.map((payout) => (
                  <Waiting key={payout.payoutId} payout={payout} open={() => setAddress({ payout: payout.payoutId })} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {selected && <PayoutDrawer payoutId={selected} onClose={() => setAddress({})} />}
    </>
  );
}
