import { useSearchParams } from "react-router";
import { usePages } from "../api/pages";
import type { Payout } from "../api/types";
import { PayoutChip } from "../ui/Chip";
import { Filter } from "../ui/Filter";
import { StaleBanner } from "../ui/Freshness";
import { Money } from "../ui/Money";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Signature } from "../ui/Signature";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { PayoutDrawer } from "./PayoutDrawer";
import { useLivePayouts } from "./useLivePayouts";
import { bandWords } from "./words";

const STATES = [
  { value: "", label: "All" },
  { value: "SETTLED", label: "Paid" },
  { value: "SIGNED", label: "Sent" },
  { value: "REVIEW", label: "In review" },
  { value: "REFUNDING", label: "Coming back" },
  { value: "REFUSED", label: "Refused" },
  { value: "FAILED", label: "Failed" },
] as const;

function columns(open: (payoutId: string) => void): readonly Column<Payout>[] {
  return [
    { name: "Created", cell: (payout) => <Time at={payout.createdAt} /> },
    {
      name: "To",
      cell: (payout) => (
        <button type="button" className="text-button" onClick={() => open(payout.payoutId)}>
          {payout.handle}
        </button>
      ),
    },
    { name: "State", cell: (payout) => <PayoutChip state={payout.state} /> },
    {
      name: "Approved by",
      cell: (payout) => payout.approvedBy ?? <span className="muted">{bandWords(payout.band)}</span>,
    },
    {
      name: "Signature",
      cell: (payout) =>
        payout.signature ? <Signature value={payout.signature} explorerUrl={payout.explorerUrl} /> : "–",
    },
    {
      name: "Amount",
      numeric: true,
      cell: (payout) => <Money micros={payout.amountMicros} currency={payout.currency} />,
    },
  ];
}

export default function History() {
  const [address, setAddress] = useSearchParams();
  const state = address.get("state") ?? "";
  const payouts = usePages<Payout>("/payouts", { state });
  const live = useLivePayouts();
  const selected = address.get("payout");
  const filter: Record<string, string> = state ? { state } : {};
  return (
    <>
      <PageHead title="Payout history">Every payout with who approved it and the signature that paid it.</PageHead>
      <StaleBanner live={live} reconnect={live.reconnect} />
      <Filter
        label="State of the payouts"
        options={STATES}
        value={state}
        onChange={(value) => setAddress(value ? { state: value } : {})}
      />
      <section className="card" aria-label="Payouts">
        <Loaded query={payouts} what="The payouts" height="18rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="No payouts here">Choose another state, or wait for the first payout.</Empty>
            ) : (
              <Table
                caption="Payouts, newest first"
                columns={columns((payout) => setAddress({ ...filter, payout }))}
                rows={rows}
                keyOf={(payout) => payout.payoutId}
              />
            )
          }
        </Loaded>
        <More query={payouts} what="payouts" />
      </section>
      {selected && <PayoutDrawer payoutId={selected} onClose={() => setAddress(filter)} />}
    </>
  );
}
