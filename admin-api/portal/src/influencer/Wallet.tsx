import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, put } from "../api/client";
import type { WalletState } from "../api/types";
import { Id } from "../ui/Copy";
import { Field } from "../ui/Field";
import { PayoutCurrency } from "./PayoutCurrency";
import { PayoutThreshold } from "./PayoutThreshold";
import { PageHead } from "../ui/PageHead";
import { Refusal } from "../ui/Refusal";
import { Loaded } from "../ui/states";
import { WalletChangeNotice } from "./WalletChangeNotice";

/** Base58 of 32 bytes; the server decides, this only spares a round trip for a slip of the pen. */
const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;

function GiveWallet({ current, onSaved }: { current: WalletState; onSaved: () => Promise<unknown> }) {
  const [wallet, setWallet] = useState("");
  const [touched, setTouched] = useState(false);
  const save = useMutation({
    mutationFn: (address: string) => put<WalletState>("/me/wallet", { wallet: address }),
    onSuccess: () => {
      setWallet("");
      setTouched(false);
      return onSaved();
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
        hint={
          current.wallet
            ? "You confirm it through a link that we mail to you. Then payouts pause for a while, so that nobody else can take your money with a stolen session."
            : "The first address holds at once. Compare every character, not only the ends."
        }
      />
      <Refusal error={save.error} />
      {save.isSuccess && (
        <p className="notice" data-tone="good" role="status">
          {save.data.change ? "A mail with a link to confirm is on its way to you." : "Your wallet is saved."}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button primary" disabled={save.isPending || !wallet.trim()}>
          {save.isPending ? "Saving…" : "Save wallet"}
        </button>
      </div>
    </form>
  );
}

export default function Wallet() {
  const state = useQuery({
    queryKey: ["/me/wallet"],
    queryFn: ({ signal }) => get<WalletState>("/me/wallet", signal),
  });
  return (
    <>
      <PageHead title="Wallet">Your earnings are paid to this Solana address.</PageHead>
      <section className="card stack narrow" aria-label="Payout wallet">
        <Loaded query={state} what="Your wallet" height="12rem">
          {(current) => (
            <>
              {current.wallet && (
                <dl className="facts">
                  <dt>Paid to</dt>
                  <dd>
                    <Id value={current.wallet} label="wallet address" whole />
                  </dd>
                </dl>
              )}
              {current.change && <WalletChangeNotice change={current.change} />}
              <GiveWallet current={current} onSaved={() => state.refetch()} />
            </>
          )}
        </Loaded>
      </section>
      <PayoutCurrency />
      <PayoutThreshold />
    </>
  );
}
