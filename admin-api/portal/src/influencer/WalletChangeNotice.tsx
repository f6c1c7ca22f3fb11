import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "../api/client";
import type { WalletChange } from "../api/types";
import { Id } from "../ui/Copy";
import { Refusal } from "../ui/Refusal";
import { Time } from "../ui/Time";

/** A change of the payout address that is under way, and the way to stop it. */
export function WalletChangeNotice({ change }: { change: WalletChange }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => post<unknown>("/me/wallet/cancel"),
    onSettled: () => client.invalidateQueries({ queryKey: ["/me/wallet"] }),
  });
  return (
    <section className="stack" aria-label="Change under way">
      <div className="notice" data-tone="attention">
        <span>
          {change.state === "awaiting_confirmation" ? (
            <>
              <strong>Confirm it by mail.</strong> We have sent you a link; it works until{" "}
              <Time at={change.confirmUntil} />. Until then payouts go to the old address.
            </>
          ) : (
            <>
              <strong>Nothing is paid until the change takes effect</strong>
              {change.effectiveAt && (
                <>
                  {" "}
                  at <Time at={change.effectiveAt} />
                </>
              )}
              . If you did not ask for it, cancel it now.
            </>
          )}
        </span>
        <button
          type="button"
          className="button small danger"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          Cancel the change
        </button>
      </div>
      <dl className="facts">
        <dt>New address</dt>
        <dd>
          <Id value={change.wallet} label="new wallet address" whole />
        </dd>
      </dl>
      <Refusal error={cancel.error} />
    </section>
  );
}
