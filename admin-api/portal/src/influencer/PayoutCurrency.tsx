import { useMutation, useQuery } from "@tanstack/react-query";
import { get, put } from "../api/client";
import type { PayoutCurrency as Choice } from "../api/types";
import { sentenceOf } from "../api/problem";
import { Loaded } from "../ui/states";

const PATH = "/me/payout-currency";

const OFFERED = [
  { currency: "USDC", words: "USDC: one for each dollar" },
  { currency: "SOL", words: "SOL: at the market's rate when the payout is made, which you see beside it" },
] as const;

/** What one's next payouts are made in. */
export function PayoutCurrency() {
  const current = useQuery({ queryKey: [PATH], queryFn: ({ signal }) => get<Choice>(PATH, signal) });
  const save = useMutation({
    mutationFn: (currency: Choice["currency"]) => put<Choice>(PATH, { currency }),
    onSuccess: () => current.refetch(),
  });
  return (
    <Loaded query={current} what="Your payout currency" height="8rem">
      {(chosen) => (
        <section className="card stack narrow" aria-label="Payout currency">
          <fieldset className="stack choices" disabled={save.isPending}>
            <legend>Paid in</legend>
            {OFFERED.map(({ currency, words }) => (
              <label key={currency} className="row">
                <input
                  type="radio"
                  name="payout-currency"
                  value={currency}
                  checked={chosen.currency === currency}
                  onChange={() => save.mutate(currency)}
                />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
          <p className="muted small">
            A payout that is under way keeps its currency and its rate. Very large payouts may go through an escrow, in
            USDC.
          </p>
          {save.error && (
            <p className="notice" data-tone="bad" role="alert">
              {sentenceOf(save.error)}
            </p>
          )}
        </section>
      )}
    </Loaded>
  );
}
