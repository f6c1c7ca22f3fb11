import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, segment } from "../api/client";
import type { FoundPayment } from "../api/types";
import { useMe } from "../app/session";
import { dollarsText, parseDollars } from "../commission/rates";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { CodeField, Field } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Money } from "../ui/Money";
import { Refusal } from "../ui/Refusal";
import { Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { useConfirmed } from "./useConfirmed";

const PATH = "/found-payments";

function columns(book?: (found: FoundPayment) => void): readonly Column<FoundPayment>[] {
  return [
    { name: "Paid", cell: (row) => <Time at={row.paidAt} /> },
    { name: "Transaction", cell: (row) => <Id value={row.signature} label="signature" /> },
    { name: "To", cell: (row) => <Id value={row.paidTo} label="address paid to" /> },
    { name: "Influencer", cell: (row) => row.influencerId ?? "unknown" },
    {
      name: "State",
      cell: (row) =>
        row.booked ? (
          <Chip state="good">booked</Chip>
        ) : book ? (
          <button type="button" className="text-button" onClick={() => book(row)}>
            Book…
          </button>
        ) : (
          <Chip state="open">to be booked</Chip>
        ),
    },
    { name: "Amount", numeric: true, cell: (row) => <Money micros={row.units} currency={row.paidIn} /> },
  ];
}

function Book({ found, onClose }: { found: FoundPayment; onClose: () => void }) {
  const { send, totp, setTotp, asksFactor, ready } = useConfirmed(PATH, onClose);
  const [influencerId, setInfluencerId] = useState(found.influencerId ?? "");
  const [dollars, setDollars] = useState(found.amountMicros ? dollarsText(found.amountMicros) : "");
  const amountMicros = parseDollars(dollars);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({
      path: `${PATH}/${segment(found.signature)}/book`,
      body: { influencerId: influencerId.trim(), amountMicros },
    });
  };
  return (
    <Modal
      kind="dialog"
      title="Book a found payment"
      description="It becomes a negative line of whom it paid, so that later payouts pay that much less."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <dl className="facts">
          <Fact name="Amount">
            <Money micros={found.units} currency={found.paidIn} />
          </Fact>
          <Fact name="Payout">
            <Id value={found.payoutId} label="payout id" />
          </Fact>
          <Fact name="To">
            <Id value={found.paidTo} label="address paid to" />
          </Fact>
        </dl>
        <Field
          label="Influencer id"
          required
          maxLength={64}
          value={influencerId}
          onChange={(event) => setInfluencerId(event.target.value)}
          hint="Whom this address belonged to."
        />
        <Field
          label="Worth in dollars"
          inputMode="decimal"
          required
          value={dollars}
          wrong={dollars.trim() && !amountMicros ? "An amount in dollars, above 0" : undefined}
          onChange={(event) => setDollars(event.target.value)}
          hint="What it paid of what was owed."
        />
        {asksFactor && <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />}
        <Refusal error={send.error} />
        <div className="modal-foot">
          <button type="submit" className="button primary" disabled={!ready || !amountMicros}>
            Book
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** Payments on the chain that the books did not know, and what is still to be decided about them. */
export function FoundPayments() {
  const role = useMe().data?.role;
  const [booking, setBooking] = useState<FoundPayment>();
  const query = useQuery({ queryKey: [PATH], queryFn: ({ signal }) => get<FoundPayment[]>(PATH, signal) });
  return (
    <section className="card stack" aria-labelledby="found-title">
      <h2 id="found-title">Found payments</h2>
      <Loaded query={query} what="Found payments" height="5rem">
        {(rows) =>
          rows.length === 0 ? (
            <p className="muted">The books know every payment of the treasury.</p>
          ) : (
            <>
              {rows.some((row) => !row.booked) && (
                <p className="notice" data-tone="attention" role="status">
                  The chain has payments that the books do not. Until they are booked, nobody is paid whom they may have
                  paid.
                </p>
              )}
              <Table
                caption="Found payments, those to be booked first"
                columns={columns(role === "FINANCE" ? setBooking : undefined)}
                rows={rows}
                keyOf={(row) => row.signature}
              />
            </>
          )
        }
      </Loaded>
      {booking && <Book found={booking} onClose={() => setBooking(undefined)} />}
    </section>
  );
}
