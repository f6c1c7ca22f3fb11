import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useNavigate, useParams } from "react-router";
import { get, segment } from "../api/client";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Field } from "../ui/Field";
import { Mark } from "../ui/Mark";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Signature } from "../ui/Signature";
import { Loaded } from "../ui/states";
import { Time } from "../ui/Time";
import { memoOf, type ChainTransaction } from "./chain";
import { transactionOf } from "./CheckLine";
import { CheckPasted } from "./CheckPasted";
import { Funds } from "./Funds";
import type { PublicPayout } from "./types";

const STATES: Record<PublicPayout["state"], string> = {
  landed: "finalised on the chain",
  open: "sent, not finalised yet",
  failed: "failed on the chain; nothing was paid by it",
  expired: "expired; nothing was paid by it",
};

function OnChain({ payment, chain }: { payment: PublicPayout; chain: ChainTransaction | null }) {
  if (!chain) return <>The chain shows no finalised transaction with this signature.</>;
  const same = memoOf(chain) === payment.memo && chain.meta.err === null;
  return (
    <>
      Asked just now: finalised in slot {chain.slot}; its memo is {same ? "" : "not "}the one expected.
    </>
  );
}

function Payment({ payment }: { payment: PublicPayout }) {
  const chain = useQuery({
    queryKey: ["/verify", payment.signature, "transaction"],
    queryFn: ({ signal }) => transactionOf(payment.signature, signal),
    retry: false,
  });
  return (
    <section className="card stack" aria-labelledby="payment-title">
      <div className="row-between">
        <h2 id="payment-title" className="payout-amount">
          <Money micros={payment.units} currency={payment.asset} />
        </h2>
        <Chip state={payment.state}>{STATES[payment.state]}</Chip>
      </div>
      <dl className="facts">
        <Fact name="To">
          <Id value={payment.address} label="address" whole />
        </Fact>
        <Fact name={payment.finalisedAt ? "Paid" : "Signed"}>
          <Time at={payment.finalisedAt ?? payment.signedAt} />
        </Fact>
        <Fact name="Signature">
          <Signature value={payment.signature} explorerUrl={payment.explorerUrl} />
        </Fact>
        <Fact name="Payout">
          <Id value={payment.payoutId} label="payout id" whole />
        </Fact>
        <Fact name="Root of its lines">
          {payment.root ? <Id value={payment.root} label="root" whole /> : "none: paid before roots were written"}
        </Fact>
        <dt>On the chain</dt>
        <dd>
          <Loaded query={chain} what="The transaction" height="1.5rem">
            {(found) => <OnChain payment={payment} chain={found} />}
          </Loaded>
        </dd>
      </dl>
    </section>
  );
}

function LookUp() {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate(`/verify/${segment(text.trim())}`);
  };
  return (
    <form className="card stack" onSubmit={submit} aria-label="Look a payment up">
      <Field
        label="Signature or payout id"
        value={text}
        spellCheck={false}
        autoComplete="off"
        maxLength={100}
        required
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button primary fit" disabled={!text.trim()}>
        Look it up
      </button>
    </form>
  );
}

function Found({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["/verify", id],
    queryFn: ({ signal }) => get<PublicPayout>(`/verify/${segment(id)}`, signal),
    retry: false,
  });
  return (
    <>
      <Loaded query={query} what="The payment" height="14rem">
        {(payment) => <Payment payment={payment} />}
      </Loaded>
      <CheckPasted signature={query.data?.signature} />
    </>
  );
}

/** Open to everybody: a payment, a proof, and whether there is enough for what is owed. */
export default function Verify() {
  const { id } = useParams();
  return (
    <main className="page public">
      <Mark />
      <PageHead title="Verify a payment">
        Every payment is on a public chain, with the root of the lines that it pays. Nothing here needs trust in us, and
        nothing here tells who is paid.
      </PageHead>
      <LookUp />
      {id ? <Found key={id} id={id} /> : <CheckPasted />}
      <Funds />
    </main>
  );
}
