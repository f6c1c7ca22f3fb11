import { usePages } from "../api/pages";
import type { Payout, PayoutLine } from "../api/types";
import { plural } from "../format/number";
import { MyStatements } from "../statement/MyStatements";
import { CheckLine } from "../proof/CheckLine";
import { Signature } from "../ui/Signature";
import { PayoutChip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Money } from "../ui/Money";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { SolRate } from "../ui/SolRate";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { WhyDrawer, WhyLink } from "../why/WhyDrawer";
import { Messages } from "./Messages";
import { kindWords } from "./words";

const linesOf = (payoutId: string): readonly Column<PayoutLine>[] => [
  { name: "What", cell: (line) => kindWords(line.kind) },
  { name: "Earning", cell: (line) => <Id value={line.earningId} label="earning id" /> },
  { name: "Amount", numeric: true, cell: (line) => <Money micros={line.amountMicros} /> },
  { name: "Proof", cell: (line) => <CheckLine payoutId={payoutId} line={line} /> },
  { name: "Trail", cell: (line) => <WhyLink of={{ payoutLineId: line.payoutLineId }} /> },
];

function PayoutCard({ payout }: { payout: Payout }) {
  return (
    <li className="card stack">
      <div className="row-between">
        <div>
          <span className="payout-amount">
            <Money micros={payout.amountMicros} currency={payout.currency} />
          </span>
          <span className="muted small"> to </span>
          <Id value={payout.wallet} label="wallet address" />
        </div>
        <PayoutChip state={payout.state} />
      </div>
      <dl className="facts">
        <dt>{payout.finalisedAt ? "Paid" : "Created"}</dt>
        <dd>
          <Time at={payout.finalisedAt ?? payout.createdAt} />
        </dd>
        <Fact name="Tax withheld">
          {payout.withheldMicros ? <Money micros={payout.withheldMicros} currency={payout.currency} /> : null}
        </Fact>
        <Fact name="Signature">
          {payout.signature && <Signature value={payout.signature} explorerUrl={payout.explorerUrl} />}
        </Fact>
        <Fact name="In SOL">{payout.sol && <SolRate sol={payout.sol} />}</Fact>
        <Fact name="Reason">{payout.refusedReason ?? payout.reason}</Fact>
      </dl>
      <details>
        <summary>{plural(payout.lineCount, "line")}: follow each cent</summary>
        <Table
          caption={`Lines of payout ${payout.payoutId}`}
          columns={linesOf(payout.payoutId)}
          rows={payout.lines}
          keyOf={(line) => line.payoutLineId}
        />
        {payout.lineCount > payout.lines.length && (
          <p className="muted small">
            The first {payout.lines.length} lines are shown; each earning leads to its own trail, too.
          </p>
        )}
      </details>
    </li>
  );
}

export default function Payouts() {
  const payouts = usePages<Payout>("/me/payouts");
  return (
    <>
      <PageHead title="Payouts">
        Settled earnings are paid on Solana, in USDC or SOL, once they reach the threshold. The signature is the public
        proof, and “Check” follows each line to it.
      </PageHead>
      <Loaded query={payouts} what="Your payouts" height="18rem">
        {(rows) =>
          rows.length === 0 ? (
            <section className="card">
              <Empty title="No payouts yet">
                The first one follows when your payable balance reaches the threshold.
              </Empty>
            </section>
          ) : (
            <ul className="stack" aria-label="Payouts, newest first">
              {rows.map((payout) => (
                <PayoutCard key={payout.payoutId} payout={payout} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <More query={payouts} what="payouts" />
      <Messages />
      <MyStatements />
      <WhyDrawer />
    </>
  );
}
