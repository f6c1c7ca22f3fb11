import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { get } from "../api/client";
import type { TileSummary } from "../api/types";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { TileCard } from "./TileCard";

export default function Tiles() {
  const tiles = useQuery({
    queryKey: ["/analytics/tiles"],
    queryFn: ({ signal }) => get<TileSummary[]>("/analytics/tiles", signal),
  });
  return (
    <>
      <PageHead
        title="Analytics"
        aside={
          <span className="row">
            <Link to="/analytics/what-if">What if…</Link>
            <Link to="/analytics/connect">Connect with SQL</Link>
          </span>
        }
      >
        Each tile is one SQL file over the same exact views that you can query yourself.
      </PageHead>
      <Loaded query={tiles} what="The tiles" height="24rem">
        {(all) =>
          all.length === 0 ? (
            <section className="card">
              <Empty title="No tiles">The programme has no dashboards yet.</Empty>
            </section>
          ) : (
            <div className="tiles">
              {all.map((tile) => (
                <TileCard key={tile.id} summary={tile} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
