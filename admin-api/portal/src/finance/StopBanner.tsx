import { Link } from "react-router";
import type { Me } from "../api/types";
import { useStops } from "./Stops";
import { scopeWords } from "./words";

/** Above every page of those who may resume: money is not moving as usual. */
export function StopBanner({ me }: { me: Me }) {
  const mayResume = me.role === "FINANCE" || me.role === "ADMIN";
  const open = useStops(mayResume).data?.items.filter((stop) => stop.open) ?? [];
  const first = open[0];
  if (!mayResume || !first) return null;
  return (
    <div className="notice stop-banner" data-tone="bad" role="status">
      <span>
        <strong>{scopeWords(first.scope)} are stopped.</strong> {first.reason}
        {open.length > 1 && ` And ${open.length - 1} more.`}
      </span>
      <Link to="/finance/safety">Show</Link>
    </div>
  );
}
