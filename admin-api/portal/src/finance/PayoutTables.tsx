import type { Attempt, BookEntry, PayoutDetail, PayoutEvent, PayoutLine } from "../api/types";
import { plural } from "../format/number";
import { kindWords } from "../influencer/words";
import { Chip, PayoutChip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Money } from "../ui/Money";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";

const LINES: readonly Column<PayoutLine>[] = [
  { name: "What", cell: (line) => kindWords(line.kind) },
  { name: "Conversion", cell: (line) => <Id value={line.conversionId} label="conversion id" /> },
  { name: "Earning", cell: (line) => <Id value={line.earningId} label="earning id" /> },
  { name: "Amount", numeric: true, cell: (line) => <Money micros={line.amountMicros} /> },
];

const ATTEMPTS: readonly Column<Attempt>[] = [
  { name: "When", cell: (attempt) => <Time at={attempt.at} /> },
  {
    name: "State",
    cell: (attempt) => (
      <span>
        <Chip state={attempt.state}>{attempt.state === "OPEN" ? "not proven yet" : undefined}</Chip>
        {attempt.proof && <span className="sub">{attempt.proof}</span>}
      </span>
    ),
  },
  {
    name: "Signature",
    cell: (attempt) => (attempt.signature ? <Id value={attempt.signature} label="signature of the attempt" /> : "–"),
  },
];

const EVENTS: readonly Column<PayoutEvent>[] = [
  { name: "When", cell: (event) => <Time at={event.at} /> },
  { name: "State", cell: (event) => <PayoutChip state={event.state} /> },
  {
    name: "By",
    cell: (event) => (
      <span className="break">
        {event.actor}
        {event.note && <span className="sub">{event.note}</span>}
      </span>
    ),
  },
];

const BOOKS: readonly Column<BookEntry>[] = [
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
  { name: "Amount", numeric: true, cell: (entry) => <Money micros={entry.amount} currency={entry.asset} /> },
];

interface PartProps<T> {
  title: string;
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
}

/** A titled table; what has no rows is not mentioned. */
function Part<T>({ title, ...table }: PartProps<T>) {
  if (table.rows.length === 0) return null;
  return (
    <section className="stack-tight" aria-label={title}>
      <h3>{title}</h3>
      <Table {...table} />
    </section>
  );
}

/** What a payout pays, how it was sent, what happened to it and how it was booked. */
export function PayoutTables({ payout }: { payout: PayoutDetail }) {
  const more = payout.lineCount > payout.lines.length;
  return (
    <>
      <Part
        title={plural(payout.lineCount, "line")}
        caption="Lines of the payout"
        columns={LINES}
        rows={payout.lines}
        keyOf={(line) => line.payoutLineId}
      />
      {more && (
        <p className="muted small">The first {payout.lines.length} are shown; the content hash covers all of them.</p>
      )}
      <Part
        title="Transfers"
        caption="Attempts to transfer"
        columns={ATTEMPTS}
        rows={payout.attempts}
        keyOf={(attempt) => String(attempt.attempt)}
      />
      <Part
        title="What happened"
        caption="What happened to the payout"
        columns={EVENTS}
        rows={payout.events}
        keyOf={(event) => `${event.at} ${event.state}`}
      />
      <Part
        title="In the books"
        caption="Entries in the books"
        columns={BOOKS}
        rows={payout.ledger}
        keyOf={(entry) => `${entry.transactionId} ${entry.account}`}
      />
    </>
  );
}
