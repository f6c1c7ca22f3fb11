import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, segment } from "../api/client";
import type { Attempt, BookEntry, Check, PayoutDetail, PayoutEvent, PayoutLine } from "../api/types";
import { plural } from "../format/number";
import { kindWords } from "../influencer/words";
import { Chip, PayoutChip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Icon } from "../ui/Icon";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Signature } from "../ui/Signature";
import { Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { Decide } from "./Decide";
import { bandWords } from "./words";

function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <section className="stack-tight" aria-labelledby="checks-title">
      <h3 id="checks-title">Checks</h3>
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.code} data-passed={check.passed}>
            <Icon name={check.passed ? "check" : "cross"} />
            <span><span className="visually-hidden">{check.passed ? "Passed: " : "Failed: "}</span>{check.message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const LINES: readonly Column<PayoutLine>[] = [
  { name: "What", cell: (line) => kindWords(line.kind) },
  { name: "Conversion", cell: (line) => <Id value={line.conversionId} label="conversion id" /> },
  { name: "Earning", cell: (line) => <Id value={line.earningId} label="earning id" /> },
  { name: "Amount", numeric: true, cell: (line) => <Money micros={line.amountMicros} /> },
];

const ATTEMPTS: readonly Column<Attempt>[] = [
  { name: "When", cell: (attempt) => <Time at={attempt.at} /> },
  { name: "State", cell: (attempt) => <span><Chip state={attempt.state}>{attempt.state === "OPEN" ? "not proven yet" : undefined}</Chip>{attempt.proof && <span className="sub">{attempt.proof}</span>}</span> },
  { name: "Signature", cell: (attempt) => (attempt.signature ? <Id value={attempt.signature} label="signature of the attempt" /> : "–") },
];

const EVENTS: readonly Column<PayoutEvent>[] = [
  { name: "When", cell: (event) => <Time at={event.at} /> },
  { name: "State", cell: (event) => <PayoutChip state={event.state} /> },
  { name: "By", cell: (event) => <span className="break">{event.actor}{event.note && <span className="sub">{event.note}</span>}</span> },
];

const BOOKS: readonly Column<BookEntry>[] = [
  { name: "When", cell: (entry) => <Time at={entry.at} /> },
  { name: "Account", cell: (entry) => <span className="break">{entry.account}<span className="sub">{entry.kind.replaceAll("_", " ").toLowerCase()}</span></span> },
  { name: "Amount", numeric: true, cell: (entry) => <Money micros={entry.amount} currency={entry.asset} /> },
];

function Facts({ payout }: { payout: PayoutDetail }) {
  return (
    <dl className="facts">
      <dt>State</dt><dd><PayoutChip state={payout.state} /></dd>
      <dt>To</dt><dd><strong>{payout.handle}</strong></dd>
      <dt>Wallet</dt><dd><Id value={payout.wallet} label="wallet address" whole /></dd>
      <dt>Band</dt><dd>{bandWords(payout.band)}</dd>
      <dt>Created</dt><dd><Time at={payout.createdAt} /></dd>
      <dt>Content hash</dt><dd><Id value={payout.contentHash} label="content hash" whole /></dd>
      {payout.approvedBy && (<><dt>Approved</dt><dd>{payout.approvedBy}{payout.approvedAt && <>, <Time at={payout.approvedAt} /></>}</dd></>)}
      {(payout.refusedReason ?? payout.reason) && (<><dt>Reason</dt><dd>{payout.refusedReason ?? payout.reason}</dd></>)}
      {payout.signature && (<><dt>Signature</dt><dd><Signature value={payout.signature} explorerUrl={payout.explorerUrl} /></dd></>)}
      {payout.finalisedAt && (<><dt>Final</dt><dd><Time at={payout.finalisedAt} /></dd></>)}
    </dl>
  );
}

function Review({ payout, onDone }: { payout: PayoutDetail; onDone: () => void }) {
  return (
    <div className="stack wide">
      <Facts payout={payout} />
      {payout.checks.length > 0 && <Checks checks={payout.checks} />}
      <section className="stack-tight" aria-labelledby="lines-title">
        <h3 id="lines-title">{plural(payout.lineCount, "line")}</h3>
        <Table caption="Lines of the payout" columns={LINES} rows={payout.lines} keyOf={(line) => line.payoutLineId} />
        {payout.lineCount > payout.lines.length && <p className="muted small">The first {payout.lines.length} are shown; the content hash covers all of them.</p>}
      </section>
      {payout.attempts.length > 0 && (
        <section className="stack-tight" aria-labelledby="attempts-title">
          <h3 id="attempts-title">Transfers</h3>
          <Table caption="Attempts to transfer" columns={ATTEMPTS} rows={payout.attempts} keyOf={(attempt) => String(attempt.attempt)} />
        </section>
      )}
      {payout.events.length > 0 && (
        <section className="stack-tight" aria-labelledby="events-title">
          <h3 id="events-title">What happened</h3>
          <Table caption="What happened to the payout" columns={EVENTS} rows={payout.events} keyOf={(event) => `${event.at} ${event.state}`} />
        </section>
      )}
      {payout.ledger.length > 0 && (
        <section className="stack-tight" aria-labelledby="books-title">
          <h3 id="books-title">In the books</h3>
          <Table caption="Entries in the books" columns={BOOKS} rows={payout.ledger} keyOf={(entry) => `${entry.transactionId} ${entry.account}`} />
        </section>
      )}
      {payout.state.toLowerCase() === "awaiting_approval" && <Decide payout={payout} onDone={onDone} />}
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
  const description = payout ? <><Money micros={payout.amountMicros} currency={payout.currency} /> to {payout.handle}</> : undefined;
  return (
    <Modal kind="drawer" title="Payout" description={description} onClose={onClose}>
      {decided && <p className="notice" data-tone="good" role="status">Your decision is recorded.</p>}
      <Loaded query={query} what="The payout" height="24rem">
        {(loaded) => <Review payout={loaded} onDone={() => setDecided(true)} />}
      </Loaded>
    </Modal>
  );
}
