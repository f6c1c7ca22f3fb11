import { Link } from "react-router";
import { PageHead } from "../ui/PageHead";

export function NotFound({ home }: { home: string }) {
  return (
    <>
      <PageHead title="No such page">The address leads nowhere. It may have been mistyped or moved.</PageHead>
      <p>
        <Link to={home}>Go to your first page</Link>
      </p>
    </>
  );
}
