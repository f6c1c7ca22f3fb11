import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { get } from "../api/client";
import { usePages } from "../api/pages";
import type { Influencer } from "../api/types";
import { formatCount } from "../format/number";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { segment } from "../api/client";
import type { Overview } from "../api/types";
import { CertaintyBar } from "../influencer/CertaintyBar";
import { TierCard } from "../influencer/TierCard";
import { ChangeCodes } from "./ChangeCodes";
import { ChangeState } from "./ChangeState";

function Figures({ influencerId }: { influencerId: string }) {
  const query = useQuery({
    queryKey: ["/influencers", influencerId, "overview"],
    queryFn: ({ signal }) => get<Overview>(`/influencers/${segment(influencerId)}/overview`, signal),
  });
  return (
    <Loaded query={query} what="The figures" height="12rem">
      {(overview) => (
        <div className="stack">
          <CertaintyBar earnings={overview.earnings} />
          <dl className="figure-row">
            <div className="figure">
              <Fact name="Clicks">{formatCount(overview.countedClicks)}</Fact>
            </div>
            <div className="figure">
              <Fact name="Sign-ups">{formatCount(overview.signups)}</Fact>
            </div>
            <div className="figure">
              <Fact name="Activations">{formatCount(overview.activations)}</Fact>
            </div>
            <div className="figure">
              <Fact name="Fees">
                <Money micros={overview.feeMicros} short />
              </Fact>
            </div>
          </dl>
          <TierCard standing={overview.standing} />
        </div>
      )}
    </Loaded>
  );
}

function Detail({ influencer, onClose }: { influencer: Influencer; onClose: () => void }) {
  return (
    <Modal kind="drawer" title={influencer.handle} description={influencer.email ?? undefined} onClose={onClose}>
      <div className="stack wide">
        <dl className="facts">
          <Fact name="State">
            <Chip state={influencer.state} />
          </Fact>
          <Fact name="Codes">{influencer.codes.join(", ")}</Fact>
          <Fact name="Id">
            <Id value={influencer.influencerId} label="influencer id" whole />
          </Fact>
          <Fact name="Wallet">
            {influencer.wallet && <Id value={influencer.wallet} label="wallet address" whole />}
          </Fact>
        </dl>
        <Figures influencerId={influencer.influencerId} />
        <ChangeCodes influencer={influencer} />
        <ChangeState influencer={influencer} />
      </div>
    </Modal>
  );
}

function columns(open: (id: string) => void): readonly Column<Influencer>[] {
  return [
    {
      name: "Handle",
      cell: (row) => (
        <button type="button" className="text-button" onClick={() => open(row.influencerId)}>
          {row.handle}
        </button>
      ),
    },
    { name: "State", cell: (row) => <Chip state={row.state} /> },
    { name: "Codes", cell: (row) => row.codes.join(", ") },
    { name: "E-mail", cell: (row) => <span className="break">{row.email ?? "–"}</span> },
    { name: "Wallet", cell: (row) => (row.wallet ? <Id value={row.wallet} label={`wallet of ${row.handle}`} /> : "–") },
  ];
}

export default function Influencers() {
  const [address, setAddress] = useSearchParams();
  const influencers = usePages<Influencer>("/influencers");
  const selected = influencers.data?.find((row) => row.influencerId === address.get("influencer"));
  return (
    <>
      <PageHead title="Influencers">Who takes part, in which state; only active ones earn.</PageHead>
      <section className="card" aria-label="Influencers">
        <Loaded query={influencers} what="The influencers" height="18rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="Nobody has registered yet">
                Share the registration page, or create the first one through the API.
              </Empty>
            ) : (
              <Table
                caption="Influencers"
                columns={columns((influencer) => setAddress({ influencer }))}
                rows={rows}
                keyOf={(row) => row.influencerId}
              />
            )
          }
        </Loaded>
        <More query={influencers} what="influencers" />
      </section>
      {selected && <Detail influencer={selected} onClose={() => setAddress({})} />}
    </>
  );
}
