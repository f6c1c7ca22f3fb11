import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, put } from "../api/client";
import type { Overview } from "../api/types";
import { sentenceOf } from "../api/problem";
import { Field } from "../ui/Field";
import { Id } from "../ui/Copy";
import { PageHead } from "../ui/PageHead";

/** Base58 of 32 bytes; the server decides, this only spares a round trip for a slip of the pen. */
const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;

export default function Wallet() {
  const [wallet, setWallet] = useState("");
  const [touched, setTouched] = useState(false);
  const current = useQuery({
    queryKey: ["/me/overview"],
    queryFn: ({ signal }) => get<Overview>("/me/overview", signal),
  });
  const save = useMutation({
    mutationFn: (address: string) => put<unknown>("/me/wallet", { wallet: address }),
    onSuccess: () => {
      setWallet("");
      setTouched(false);
      return current.refetch();
    },
  });
  const wrong =
    touched && wallet && !ADDRESS.test(wallet.trim())
      ? "That is not a Solana address: 32 to 44 letters and digits, without 0, O, I and l."
      : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (ADDRESS.test(wallet.trim())) save.mutate(wallet.trim());
  };
  return (
    <>
      <PageHead title="Wallet">Your earnings are paid in USDC to this Solana address.</PageHead>
      <section className="card stack narrow" aria-label="Payout wallet">
        {current.data?.wallet && (
          <dl className="facts">
            <dt>Paid to</dt>
            <dd>
              <Id value={current.data.wallet} label="wallet address" whole />
            </dd>
          </dl>
        )}
        <form className="stack" onSubmit={submit} noValidate>
          <Field
            label="New wallet address"
            value={wallet}
            required
            spellCheck={false}
            autoComplete="off"
            wrong={wrong}
            onBlur={() => setTouched(true)}
            onChange={(event) => setWallet(event.target.value)}
            hint="Payouts already under way still go to the old address."
          />
          {save.error && (
            <p className="notice" data-tone="bad" role="alert">
              {sentenceOf(save.error)}
            </p>
          )}
          {save.isSuccess && (
            <p className="notice" data-tone="good" role="status">
              Your wallet is saved.
            </p>
          )}
          <div className="row">
            <button type="submit" className="button primary" disabled={save.isPending || !wallet.trim()}>
              {save.isPending ? "Saving…" : "Save wallet"}
            </button>
          </div>
        </form>
      </section>
    </>
  );
}
