import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocation } from "react-router";
import { post } from "../api/client";
import type { WalletChange } from "../api/types";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { PageHead } from "../ui/PageHead";
import { Refusal } from "../ui/Refusal";
import { Empty, Loaded } from "../ui/states";
import { Time } from "../ui/Time";
import { Entry } from "./Entry";

const OVER: Record<string, string> = {
  applied: "Your payouts go to the new address.",
  cancelled: "The change is cancelled. Your payouts go on to the old address.",
  expired: "Nobody confirmed it in time. Your payouts go on to the old address.",
};

function Addresses({ change }: { change: WalletChange }) {
  return (
    <dl className="facts">
      <dt>Account</dt>
      <dd>{change.handle}</dd>
      <dt>New address</dt>
      <dd>
        <Id value={change.wallet} label="new wallet address" whole />
      </dd>
      <dt>Old address</dt>
      <dd>
        <Id value={change.beforeWallet} label="old wallet address" whole />
      </dd>
      <dt>State</dt>
      <dd>
        <Chip state={change.state} />
      </dd>
    </dl>
  );
}

/** A link only shows the change; opening it does nothing, since programs that check mails open every link. */
function Act({ token, loaded }: { token: string; loaded: WalletChange }) {
  const confirms = token.split(".")[1] === "confirm";
  const act = useMutation({
    mutationFn: (action: "confirm" | "cancel") => post<WalletChange>(`/wallet-changes/${action}`, { token }),
  });
  const change = act.data ?? loaded;
  const over = OVER[change.state];
  return (
    <div className="stack">
      <Addresses change={change} />
      <Refusal error={act.error} />
      {change.state === "cooling_off" && change.effectiveAt && (
        <p className="notice" data-tone="attention" role="status">
          <span>
            The new address takes effect at <Time at={change.effectiveAt} />. Until then nothing is paid.
          </span>
        </p>
      )}
      {over && (
        <p className="notice" data-tone={change.state === "applied" ? "good" : "attention"} role="status">
          {over}
        </p>
      )}
      {!over && (
        <div className="row">
          {confirms && change.state === "awaiting_confirmation" && (
            <button
              type="button"
              className="button primary"
              disabled={act.isPending}
              onClick={() => act.mutate("confirm")}
            >
              Yes, pay me at the new address
            </button>
          )}
          <button type="button" className="button danger" disabled={act.isPending} onClick={() => act.mutate("cancel")}>
            Cancel the change
          </button>
        </div>
      )}
    </div>
  );
}

/** Where mailed links about a change of the payout address lead; no sign-in is needed. */
export function WalletChangeLink() {
  const token = useLocation().hash.slice(1);
  const change = useQuery({
    queryKey: ["/wallet-changes/show", token],
    queryFn: () => post<WalletChange>("/wallet-changes/show", { token }),
    enabled: token !== "",
    retry: false,
  });
  return (
    <Entry>
      <PageHead title="Change of your payout address">Compare every character of the new address.</PageHead>
      {token === "" ? (
        <Empty title="This link is incomplete">Open it from the mail again, whole.</Empty>
      ) : (
        <Loaded query={change} what="The change" height="12rem">
          {(loaded) => <Act token={token} loaded={loaded} />}
        </Loaded>
      )}
    </Entry>
  );
}
