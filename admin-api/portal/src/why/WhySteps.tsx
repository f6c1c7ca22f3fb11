import type { ReactNode } from "react";
import type { LedgerEntry, Why, WhyTouch } from "../api/types";
import { plural } from "../format/number";
import { kindWords } from "../influencer/words";
import { Id } from "../ui/Copy";
import { Money } from "../ui/Money";
import { Signature } from "../ui/Signature";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { clickSentence, conversionName, EXCLUDED_WORDS, MODEL_WORDS, MODELS } from "./words";

function Step({ name, children, mark }: { name: string; children: ReactNode; mark?: "end" | "open" }) {
  return (
    <li data-end={mark === "end" || undefined} data-open={mark === "open" || undefined}>
      <h3 className="step-name">{name}</h3>
      {children}
    </li>
  );
}

function Touches({ why }: { why: Why }) {
  return (
    <Step name={why.path.length > 1 ? "Touches" : "Touch"}>
      <ul className="stack">
        {why.path.map((touch) => (
          <li key={touch.clickId} className="stack-tight">
            <p>{clickSentence(touch)} <span className="muted"><Time at={touch.at} /></span></p>
            <span className="small muted row">Click <Id value={touch.clickId} label="click id" /></span>
          </li>
        ))}
      </ul>
      {why.excluded.length > 0 && <Excluded why={why} />}
    </Step>
  );
}

function Excluded({ why }: { why: Why }) {
  return (
    <details>
      <summary>{plural(why.excluded.length, "touch", "touches")} not credited</summary>
      <ul className="evidence">
        {why.excluded.map((touch) => (
          <li key={touch.clickId + touch.reason} className="row-between">
            <Id value={touch.clickId} label="click id" />
            <span>{EXCLUDED_WORDS[touch.reason] ?? touch.reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Conversion({ why }: { why: Why }) {
  const { conversion } = why;
  return (
    <Step name="Conversion">
      <p>
        {conversionName(conversion.type)} at <Time at={conversion.at} />, worth <Money micros={conversion.valueMicros} />
        {conversion.type === "trade" ? " in net fees." : "."}
      </p>
      <span className="small muted row">Conversion <Id value={conversion.id} label="conversion id" /> Person <Id value={conversion.userId} label="user id" /></span>
    </Step>
  );
}

function Credit({ why }: { why: Why }) {
  const paying = why.conversion.payingModel;
  const models = MODELS.filter((model) => why.path.some((touch) => touch.credits[model] !== undefined));
  const columns: Column<WhyTouch>[] = [
    { name: "Touch", cell: (touch) => touch.code },
    ...models.map((model): Column<WhyTouch> => ({
      name: `${MODEL_WORDS[model]}${model === paying ? " (pays)" : ""}`,
      numeric: true,
      cell: (touch) => <Money micros={touch.credits[model] ?? 0} />,
    })),
  ];
  return (
    <Step name="Credit">
      <p>
        Every model divides the whole value among the touches, to the last millionth.
        {paying && <> The programme pays by <strong>{MODEL_WORDS[paying] ?? paying}</strong>.</>}
      </p>
      <div className="evidence">
        <Table caption="Credit of each touch by model" columns={columns} rows={why.path} keyOf={(touch) => touch.clickId} />
      </div>
    </Step>
  );
}

function Rule({ why }: { why: Why }) {
  return (
    <Step name="Rule">
      <p>
        {kindWords(why.earning.kind)} at tier {why.earning.tier + 1}, by version {why.ruleVersion} of the programme: <Money micros={why.earning.amountMicros} />.
        It settled at <Time at={why.earning.settlesAt} />.
      </p>
      <details>
        <summary>{plural(why.programme.length, "programme entry", "programme entries")} in force</summary>
        <ul className="evidence">
          {why.programme.map((entry) => (
            <li key={`${entry.entity}@${entry.version}`} className="row-between">
              <Id value={`${entry.entity}@${entry.version}`} label="programme entry" whole />
              <span className="muted">since <Time at={entry.effectiveFrom} /></span>
            </li>
          ))}
        </ul>
      </details>
    </Step>
  );
}

const LEDGER: readonly Column<LedgerEntry>[] = [
  { name: "When", cell: (entry) => <Time at={entry.at} /> },
  { name: "Account", cell: (entry) => <span className="break">{entry.account}</span> },
  { name: "Transaction", cell: (entry) => <Id value={entry.transactionId} label="transaction id" /> },
  { name: "Amount", numeric: true, cell: (entry) => <Money micros={entry.amountMicros} /> },
];

function Ledger({ why }: { why: Why }) {
  return (
    <Step name="Ledger">
      <p>Booked twice each time, once given and once taken; nothing was changed afterwards.</p>
      <div className="evidence">
        <Table caption="Ledger entries" columns={LEDGER} rows={why.ledger} keyOf={(entry) => `${entry.transactionId} ${entry.account} ${entry.amountMicros}`} />
      </div>
    </Step>
  );
}

function Approval({ why }: { why: Why }) {
  const { approval, payout } = why;
  return (
    <Step name="Approval" mark={approval ? undefined : "open"}>
      {approval ? (
        <p>Approved by {approval.by} at <Time at={approval.at} />, bound to exactly this content.</p>
      ) : (
        <p>{!payout ? "No payout has this line yet." : payout.band.toLowerCase() === "automatic" ? "Inside the limit for automatic payouts: no person had to approve it." : "Not approved yet."}</p>
      )}
      {(approval?.contentHash ?? payout?.contentHash) && (
        <span className="small muted row">Content hash <Id value={approval?.contentHash ?? payout?.contentHash ?? ""} label="content hash" /></span>
      )}
    </Step>
  );
}

function Signed({ why }: { why: Why }) {
  const { signature, payout } = why;
  if (!signature || !payout) {
    return <Step name="Signature" mark="open"><p>Not signed yet. The signature appears here as soon as it is on the chain.</p></Step>;
  }
  return (
    <Step name="Signature" mark="end">
      <p>
        {payout.finalisedAt ? <>Final on Solana since <Time at={payout.finalisedAt} />.</> : "Sent to Solana, not final yet."}{" "}
        <Money micros={payout.amountMicros} currency={payout.currency} /> went to the wallet.
      </p>
      <Signature value={signature} explorerUrl={payout.explorerUrl} />
      <span className="small muted row">Wallet <Id value={payout.wallet} label="wallet address" /> Payout <Id value={payout.payoutId} label="payout id" /></span>
    </Step>
  );
}

/** The chain from the click to the signature; each link says in a sentence what was decided. */
export function WhySteps({ why }: { why: Why }) {
  return (
    <ol className="thread-steps" aria-label="From the click to the signature">
      <Touches why={why} />
      <Conversion why={why} />
      <Credit why={why} />
      <Rule why={why} />
      <Ledger why={why} />
      <Approval why={why} />
      <Signed why={why} />
    </ol>
  );
}
