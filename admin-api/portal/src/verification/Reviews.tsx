import { useSearchParams } from "react-router";
import { usePages } from "../api/pages";
import type { IdentityCheck } from "../api/types";
import { Chip } from "../ui/Chip";
import { Filter } from "../ui/Filter";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { ReviewDrawer } from "./ReviewDrawer";
import { WalletChanges } from "./WalletChanges";

const STATES = [
  { value: "pending", label: "Waiting" },
  { value: "unknown", label: "Unclear" },
  { value: "retry", label: "Asked again" },
  { value: "verified", label: "Verified" },
  { value: "declined", label: "Declined" },
] as const;

function columns(open: (checkId: string) => void): readonly Column<IdentityCheck>[] {
  return [
    {
      name: "Who",
      cell: (check) => (
        <button type="button" className="text-button" onClick={() => open(check.checkId)}>
          {check.handle}
        </button>
      ),
    },
    { name: "State", cell: (check) => <Chip state={check.state} /> },
    { name: "Checked by", cell: (check) => check.provider },
    { name: "Since", cell: (check) => <Time at={check.changedAt} /> },
  ];
}

export default function Reviews() {
  const [address, setAddress] = useSearchParams();
  const state = address.get("state") ?? "pending";
  const checks = usePages<IdentityCheck>("/kyc/checks", { state });
  const selected = address.get("check");
  return (
    <>
      <PageHead title="Verification">
        Who is not verified is paid little, who is declined nothing. Documents are for reviewers; each look at one is
        kept.
      </PageHead>
      <Filter label="Which checks" options={STATES} value={state} onChange={(value) => setAddress({ state: value })} />
      <section className="card" aria-label="Checks of identities">
        <Loaded query={checks} what="The checks" height="12rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="No check in this state">What influencers hand in appears here.</Empty>
            ) : (
              <Table
                caption="Checks, those that have waited longest first"
                columns={columns((id) => setAddress({ state, check: id }))}
                rows={rows}
                keyOf={(check) => check.checkId}
              />
            )
          }
        </Loaded>
        <More query={checks} what="checks" />
      </section>
      <WalletChanges />
      {selected && <ReviewDrawer checkId={selected} onClose={() => setAddress({ state })} />}
    </>
  );
}
