import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { get, segment } from "../api/client";
import type { Why } from "../api/types";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Loaded } from "../ui/states";
import { WhySteps } from "./WhySteps";

const PARAMETER = "why";

/** Opens the trail of a payout line; the address keeps it, so it can be shared and gone back from. */
export function WhyLink({ payoutLineId }: { payoutLineId: string }) {
  const [query] = useSearchParams();
  const next = new URLSearchParams(query);
  next.set(PARAMETER, payoutLineId);
  return <Link to={{ search: `?${next}` }} aria-label={`Why: trail of line ${payoutLineId}`}>Why?</Link>;
}

export function WhyDrawer() {
  const [query, setQuery] = useSearchParams();
  const payoutLineId = query.get(PARAMETER);
  if (!payoutLineId) return null;
  const close = () => {
    const next = new URLSearchParams(query);
    next.delete(PARAMETER);
    setQuery(next);
  };
  return <Trail payoutLineId={payoutLineId} onClose={close} />;
}

function Trail({ payoutLineId, onClose }: { payoutLineId: string; onClose: () => void }) {
  const why = useQuery({
    queryKey: ["/why", payoutLineId],
    queryFn: ({ signal }) => get<Why>(`/why/${segment(payoutLineId)}`, signal),
  });
  const description = why.data ? (
    <>The way of <Money micros={why.data.payoutLine.amountMicros} currency={why.data.payout.currency} />, from the click to the signature.</>
  ) : undefined;
  return (
    <Modal kind="drawer" title="Why this amount?" description={description} onClose={onClose}>
      <Loaded query={why} what="The trail" height="24rem">{(trail) => <WhySteps why={trail} />}</Loaded>
    </Modal>
  );
}
