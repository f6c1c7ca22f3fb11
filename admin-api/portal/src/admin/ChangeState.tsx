import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import { post, segment } from "../api/client";
import { sentenceOf } from "../api/problem";
import type { Influencer, InfluencerState } from "../api/types";
import { Area } from "../ui/Field";

/** Where a state may lead; the server has the last word. */
const NEXT: Record<InfluencerState, readonly InfluencerState[]> = {
  applied: ["vetting", "active", "declined", "banned"],
  vetting: ["active", "declined", "banned"],
  active: ["suspended", "banned"],
  suspended: ["active", "banned"],
  declined: ["vetting", "banned"],
  banned: [],
};

export function ChangeState({ influencer }: { influencer: Influencer }) {
  const id = useId();
  const client = useQueryClient();
  const choices = NEXT[influencer.state] ?? [];
  const [state, setState] = useState("");
  const [reason, setReason] = useState("");
  const change = useMutation({
    mutationFn: () =>
      post<unknown>(`/influencers/${segment(influencer.influencerId)}/state`, { state, reason: reason.trim() }),
    onSuccess: () => {
      setState("");
      setReason("");
      return client.invalidateQueries({ queryKey: ["/influencers"] });
    },
  });
  if (choices.length === 0) return <p className="muted">A banned influencer stays banned.</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="Change the state">
      <h3>Change the state</h3>
      <div className="field">
        <label htmlFor={id}>New state</label>
        <select id={id} className="input" required value={state} onChange={(event) => setState(event.target.value)}>
          <option value="">Choose…</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </div>
      <Area
        label="Reason"
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {change.error && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(change.error)}
        </p>
      )}
      {change.isSuccess && (
        <p className="notice" data-tone="good" role="status">
          The state is changed.
        </p>
      )}
      <div className="row">
        <button type="submit" className="button primary" disabled={change.isPending || !state}>
          {change.isPending ? "Saving…" : "Change state"}
        </button>
      </div>
    </form>
  );
}
