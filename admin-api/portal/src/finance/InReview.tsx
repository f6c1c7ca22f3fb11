import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { get } from "../api/client";
import type { Page, Payout } from "../api/types";
import { plural } from "../format/number";

/** Payouts that nothing happens to before somebody has looked at them. */
export function InReview() {
  const query = useQuery({
    queryKey: ["/payouts", "review"],
    queryFn: ({ signal }) => get<Page<Payout>>("/payouts?state=REVIEW", signal),
  });
  const page = query.data;
  if (!page?.items.length) return null;
  const count = page.next ? `More than ${plural(page.items.length, "payout")}` : plural(page.items.length, "payout");
  return (
    <div className="notice" data-tone="attention" role="status">
      <span>
        <strong>{count} in review.</strong> Nothing happens before somebody has looked.
      </span>{" "}
      <Link to="/finance/history?state=REVIEW">Look</Link>
    </div>
  );
}
