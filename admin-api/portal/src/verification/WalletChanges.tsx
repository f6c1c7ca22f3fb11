import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, post, segment } from "../api/client";
import type { WalletChange } from "../api/types";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Area } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Refusal } from "../ui/Refusal";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";

const KEY = "/wallet-changes";

function columns(stop: (change: WalletChange) => void): readonly Column<WalletChange>[] {
  return [
    { name: "Who", cell: (change) => change.handle },
    { name: "State", cell: (change) => <Chip state="attention">{change.state.replaceAll("_", " ")}</Chip> },
    { name: "From", cell: (change) => <Id value={change.beforeWallet} label="old wallet address" /> },
    { name: "To", cell: (change) => <Id value={change.wallet} label="new wallet address" /> },
    { name: "Takes effect", cell: (change) => change.effectiveAt && <Time at={change.effectiveAt} /> },
    {
      name: "Action",
      cell: (change) => (
        <button
          type="button"
          className="button small danger"
          aria-label={`Stop the change of ${change.handle}`}
          onClick={() => stop(change)}
        >
          Stop…
        </button>
      ),
    },
  ];
}

function Stop({ change, onClose }: { change: WalletChange; onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const stop = useMutation({
    mutationFn: () => post<unknown>(`/wallet-changes/${segment(change.changeId)}/cancel`, { reason: reason.trim() }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    stop.mutate();
  };
  return (
    <Modal
      kind="dialog"
      title={`Stop the change of ${change.handle}`}
      description="Payouts go on to the old address. The influencer gets a mail and can ask again."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <Area
          label="Reason"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Refusal error={stop.error} />
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Keep it
          </button>
          <button type="submit" className="button danger" disabled={stop.isPending || reason.trim() === ""}>
            Stop the change
          </button>
        </div>
      </form>
    </Modal>
  );
}

/** Payout addresses that are about to change, so that somebody can stop a theft before money moves. */
export function WalletChanges() {
  const [stopping, setStopping] = useState<WalletChange>();
  const changes = useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => get<{ items: WalletChange[] }>(KEY, signal),
  });
  return (
    <section className="card" aria-labelledby="changes-title">
      <header>
        <h2 id="changes-title">Changes of wallets under way</h2>
        <p>A confirmed change takes effect after its cooling-off; until then nothing is paid.</p>
      </header>
      <Loaded query={changes} what="The changes" height="6rem">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No change under way" />
          ) : (
            <Table
              caption="Changes of wallets under way"
              columns={columns(setStopping)}
              rows={items}
              keyOf={(change) => change.changeId}
            />
          )
        }
      </Loaded>
      {stopping && <Stop change={stopping} onClose={() => setStopping(undefined)} />}
    </section>
  );
}
