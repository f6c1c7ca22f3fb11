import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { get, post, segment } from "../api/client";
import { sentenceOf } from "../api/problem";
import type { Stop } from "../api/types";
import { Area, CodeField, Field } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Loaded } from "../ui/states";
import { Time } from "../ui/Time";
import { useConfirmed } from "./useConfirmed";
import { scopeWords } from "./words";

const PATH = "/payouts/stops";

/** Every stop of payments, read again and again, because another person may have stopped them. */
export function useStops(enabled = true) {
  return useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => get<{ items: Stop[] }>(PATH, signal),
    refetchInterval: 10_000,
    enabled,
  });
}

function StopDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [kind, setKind] = useState("all");
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const stop = useMutation({
    mutationFn: () =>
      post<unknown>(PATH, { scope: kind === "all" ? kind : `${kind}:${name.trim()}`, reason: reason.trim() }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: [PATH] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    stop.mutate();
  };
  return (
    <Modal
      kind="dialog"
      title="Stop payments"
      description="At once, without a code. What is signed already may still arrive. Two people resume payments."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <div className="field">
          <label htmlFor="stop-kind">What</label>
          <select id="stop-kind" className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="all">All payments</option>
            <option value="rail">One rail</option>
            <option value="influencer">One influencer</option>
          </select>
        </div>
        {kind !== "all" && (
          <Field
            label={kind === "rail" ? "Rail" : "Influencer id"}
            required
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value)}
            hint={kind === "rail" ? "For example usdc." : undefined}
          />
        )}
        <Area
          label="Reason"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          hint="Staff read it; influencers only see that payments are paused."
        />
        {stop.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(stop.error)}
          </p>
        )}
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button danger" disabled={stop.isPending}>
            {stop.isPending ? "Stopping…" : "Stop now"}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function ResumeDialog({ stop, onClose }: { stop: Stop; onClose: () => void }) {
  const { send, totp, setTotp, asksFactor, ready } = useConfirmed(PATH, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ path: `${PATH}/${segment(stop.stopId)}/resume` });
  };
  return (
    <Modal
      kind="dialog"
      title="Resume payments"
      description={
        stop.agreedBy ? `${stop.agreedBy} has agreed; with you payments go on.` : "Another person has to agree, too."
      }
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <p>
          {scopeWords(stop.scope)}: {stop.reason}
        </p>
        {asksFactor && <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />}
        {send.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(send.error)}
          </p>
        )}
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={!ready}>
            Agree to resume
          </button>
        </div>
      </form>
    </Modal>
  );
}

function OpenStop({ stop }: { stop: Stop }) {
  const [resuming, setResuming] = useState(false);
  return (
    <li className="notice" data-tone="bad">
      <span>
        <strong>{scopeWords(stop.scope)} are stopped.</strong> {stop.reason}
        <span className="sub break">
          by {stop.stoppedBy}, <Time at={stop.stoppedAt} />
          {stop.agreedBy && `; ${stop.agreedBy} agrees to resume`}
        </span>
      </span>
      <button type="button" className="button small" onClick={() => setResuming(true)}>
        Resume…
      </button>
      {resuming && <ResumeDialog stop={stop} onClose={() => setResuming(false)} />}
    </li>
  );
}

/** What is stopped, the button that stops, and the one that two people have to press to go on. */
export function Stops() {
  const stops = useStops();
  const [stopping, setStopping] = useState(false);
  return (
    <section className="card" aria-labelledby="stops-title">
      <header>
        <h2 id="stops-title">Emergency stop</h2>
        <button type="button" className="button danger small" onClick={() => setStopping(true)}>
          Stop payments…
        </button>
        <p>One person stops payments within seconds; two different people resume them.</p>
      </header>
      <Loaded query={stops} what="The stops" height="4rem">
        {({ items }) => {
          const open = items.filter((stop) => stop.open);
          return open.length === 0 ? (
            <p className="muted">Nothing is stopped.</p>
          ) : (
            <ul className="stack-tight" aria-label="Open stops">
              {open.map((stop) => (
                <OpenStop key={stop.stopId} stop={stop} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {stopping && <StopDialog onClose={() => setStopping(false)} />}
    </section>
  );
}
