import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Reconciliation, ReconciliationPage } from "../api/types";
import { plural } from "../format/number";
import { Loaded } from "../ui/states";
import { Time } from "../ui/Time";

function Warning({ stale, last, newest }: { stale: boolean; last?: Reconciliation | null; newest?: Reconciliation }) {
  if (last && last.differences > 0) {
    return (
      <div className="notice" data-tone="bad" role="alert">
        <p>{plural(last.differences, "difference")}. Pay nothing by hand before they are explained.</p>
        <ul className="anywhere">
          {last.firstDifferences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    );
  }
  if (stale || newest?.trouble) {
    return (
      <p className="notice" data-tone="attention" role="status">
        {stale ? "Nothing was compared for more than 26 hours: is the reconciler running? " : ""}
        {newest?.trouble}
      </p>
    );
  }
  return null;
}

/** What the nightly comparison of books, chain and earnings found. */
export function Reconciliations() {
  const query = useQuery({
    queryKey: ["/reconciliations"],
    queryFn: ({ signal }) => get<ReconciliationPage>("/reconciliations", signal),
    refetchInterval: 60_000,
  });
  return (
    <section className="card stack" aria-labelledby="reconciled-title">
      <h2 id="reconciled-title">Nightly comparison</h2>
      <Loaded query={query} what="The nightly comparison" height="5rem">
        {({ last, stale, items }) => (
          <>
            <Warning stale={stale} last={last} newest={items[0]} />
            <p>
              {last ? (
                <>
                  Books, chain and settled earnings were last compared <Time at={last.endedAt} />:{" "}
                  {plural(last.rowsCompared, "row")}, {plural(last.differences, "difference")}.
                </>
              ) : (
                "Books, chain and settled earnings have not been compared yet."
              )}
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}
