import { useSearchParams } from "react-router";
import { usePages } from "../api/pages";
import type { Earning } from "../api/types";
import { Chip } from "../ui/Chip";
import { Filter } from "../ui/Filter";
import { Money } from "../ui/Money";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Countdown, Time } from "../ui/Time";
import { WhyDrawer, WhyLink } from "../why/WhyDrawer";
import { kindWords, sourceWords } from "./words";

const STATES = [
  { value: "", label: "All" },
  { value: "provisional", label: "Provisional" },
  { value: "held", label: "Held" },
  { value: "settled", label: "Settled" },
  { value: "paid", label: "Paid" },
  { value: "reversed", label: "Reversed" },
] as const;

function State({ earning }: { earning: Earning }) {
  return (
    <>
      <Chip state={earning.state} />
      {earning.state === "provisional" && (
        <span className="sub">
          settles <Countdown at={earning.settlesAt} />
        </span>
      )}
    </>
  );
}

const COLUMNS: readonly Column<Earning>[] = [
  { name: "When", cell: (earning) => <Time at={earning.occurredAt} /> },
  {
    name: "What",
    cell: (earning) => (
      <span>
        {kindWords(earning.kind)}
        {earning.kind !== "bonus" && <span className="sub">tier {earning.tier + 1}</span>}
      </span>
    ),
  },
  {
    name: "Came from",
    cell: (earning) => (
      <span>
        {earning.kind === "bonus" ? "the programme" : sourceWords(earning.platform, earning.contentType)}
        {earning.campaign && <span className="sub">{earning.campaign}</span>}
      </span>
    ),
  },
  {
    name: "State",
    cell: (earning) => (
      <span>
        <State earning={earning} />
      </span>
    ),
  },
  {
    name: "Amount",
    numeric: true,
    cell: (earning) => (
      <span>
        <Money micros={earning.amountMicros} />
        {Boolean(earning.capMicros) && (
          <span className="sub">
            limit <Money micros={earning.capMicros ?? 0} />
          </span>
        )}
      </span>
    ),
  },
  {
    name: "Trail",
    cell: (earning) => (
      <WhyLink of={earning.payoutLineId ? { payoutLineId: earning.payoutLineId } : { earningId: earning.earningId }} />
    ),
  },
];

export default function Earnings() {
  const [query, setQuery] = useSearchParams();
  const state = query.get("state") ?? "";
  const earnings = usePages<Earning>("/me/earnings", { state });
  return (
    <>
      <PageHead title="Earnings">
        Each line is one share of a trade or a bounty. Amounts never change; a correction is a line of its own.
      </PageHead>
      <Filter
        label="State of the earnings"
        options={STATES}
        value={state}
        onChange={(value) => setQuery(value ? { state: value } : {})}
      />
      <section className="card" aria-label="Earnings">
        <Loaded query={earnings} what="Your earnings" height="18rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={state ? `No ${state} earnings` : "No earnings yet"}>
                They appear here within seconds of the trade that earns them.
              </Empty>
            ) : (
              <Table
                caption="Earnings, newest first"
                columns={COLUMNS}
                rows={rows}
                keyOf={(earning) => earning.earningId}
              />
            )
          }
        </Loaded>
        <More query={earnings} what="earnings" />
      </section>
      <WhyDrawer />
    </>
  );
}
