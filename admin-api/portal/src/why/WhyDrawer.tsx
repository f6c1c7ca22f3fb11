import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { get, segment } from "../api/client";
import type { Why } from "../api/types";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Loaded } from "../ui/states";
import { WhySteps } from "./WhySteps";

const PARAMETER = "why";
const EARNING = "earning/";

/** The trail of a payout line, or of an earning that no payout has taken up yet. */
type Subject = { payoutLineId: string } | { earningId: string };

function keyOf(subject: Subject): string {
  return "payoutLineId" in subject ? subject.payoutLineId : EARNING + subject.earningId;
}

/** Opens a trail; the address keeps it, so it can be shared and gone back from. */
export function WhyLink({ of }: { of: Subject }) {
  const [query] = useSearchParams();
  const next = new URLSearchParams(query);
  next.set(PARAMETER, keyOf(of));
  return (
    <Link to={{ search: `?${next}` }} aria-label={`Why: trail of ${keyOf(of)}`}>
      Why?
    </Link>
  );
}

export function WhyDrawer() {
  const [query, setQuery] = useSearchParams();
  const subject = query.get(PARAMETER);
  if (!subject) return null;
  const close = () => {
    const next = new URLSearchParams(query);
    next.delete(PARAMETER);
    setQuery(next);
  };
  return <Trail subject={subject} onClose={close} />;
}

/** An earning id has slashes that belong to the path. */
function pathOf(subject: string): string {
  return subject.startsWith(EARNING) ? `/why/${subject.split("/").map(segment).join("/")}` : `/why/${segment(subject)}`;
}

function Trail({ subject, onClose }: { subject: string; onClose: () => void }) {
  const why = useQuery({
    queryKey: ["/why", subject],
    queryFn: ({ signal }) => get<Why>(pathOf(subject), signal),
  });
  const description = why.data ? (
    <>
      The way of <Money micros={why.data.earning.amountMicros} />, from the click to the signature.
    </>
  ) : undefined;
  return (
    <Modal kind="drawer" title="Why this amount?" description={description} onClose={onClose}>
      <Loaded query={why} what="The trail" height="24rem">
        {(trail) => <WhySteps why={trail} />}
      </Loaded>
    </Modal>
  );
}
