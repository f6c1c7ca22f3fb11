import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { get, post } from "../api/client";
import { Funds } from "../proof/Funds";
import type { FundsLevels, FundsProof } from "../proof/types";
import { Id } from "../ui/Copy";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Refusal } from "../ui/Refusal";
import { Loaded } from "../ui/states";
import { FoundPayments } from "./FoundPayments";
import { Reconciliations } from "./Reconciliations";

function Levels({ levels }: { levels: FundsLevels }) {
  return (
    <section className="card stack" aria-labelledby="levels-title">
      <h2 id="levels-title">To pay with</h2>
      {levels.low.length > 0 && (
        <p className="notice" data-tone="attention" role="status">
          Top up: {levels.low.join("; ")}.
        </p>
      )}
      <dl className="facts">
        <dt>Treasury</dt>
        <dd>
          <Money micros={levels.usdcMicros} currency="USDC" /> at{" "}
          <Id value={levels.treasury} label="treasury address" />
        </dd>
        {levels.vault && (
          <>
            <dt>Escrow</dt>
            <dd>
              <Money micros={levels.vault.usdcMicros} currency="USDC" /> at{" "}
              <Id value={levels.vault.address} label="address of the escrow's vault" />
            </dd>
          </>
        )}
        <dt>Allowance of the signer</dt>
        <dd>
          <Money micros={levels.allowanceMicros} currency="USDC" />
        </dd>
        <dt>SOL of the signer</dt>
        <dd>
          <Money micros={levels.lamports} currency="SOL" /> at <Id value={levels.signer} label="signer address" />
        </dd>
      </dl>
    </section>
  );
}

/** Whether there is enough, for what is owed and for the next payouts. */
export default function FundsPage() {
  const client = useQueryClient();
  const levels = useQuery({
    queryKey: ["/payout-funds"],
    queryFn: ({ signal }) => get<FundsLevels>("/payout-funds", signal),
    refetchInterval: 60_000,
  });
  const take = useMutation({
    mutationFn: () => post<FundsProof>("/payout-funds/samples"),
    onSuccess: (proof) => client.setQueryData(["/proof-of-funds"], proof),
  });
  return (
    <>
      <PageHead
        title="Funds"
        aside={
          <button type="button" className="button" disabled={take.isPending} onClick={() => take.mutate()}>
            Compare now
          </button>
        }
      >
        The treasury beside what is owed. Everybody sees the proof of funds on the <Link to="/verify">public page</Link>
        .
      </PageHead>
      <Refusal error={take.error} />
      {take.isSuccess && (
        <p className="notice" data-tone="good" role="status">
          Compared, and the sample is stored.
        </p>
      )}
      <Loaded query={levels} what="The balances" height="9rem">
        {(loaded) => <Levels levels={loaded} />}
      </Loaded>
      <Reconciliations />
      <FoundPayments />
      <Funds />
    </>
  );
}
