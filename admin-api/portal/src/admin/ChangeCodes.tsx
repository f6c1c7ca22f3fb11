import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import { post, segment } from "../api/client";
import { sentenceOf } from "../api/problem";
import type { Influencer } from "../api/types";
import { Field } from "../ui/Field";

/** Another code, one that retires, or both: a renaming. */
export function ChangeCodes({ influencer }: { influencer: Influencer }) {
  const id = useId();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const [retires, setRetires] = useState("");
  const change = useMutation({
    mutationFn: () =>
      post<unknown>(`/influencers/${segment(influencer.influencerId)}/codes`, {
        code: code.trim() || null,
        retires: retires || null,
      }),
    onSuccess: () => {
      setCode("");
      setRetires("");
      return client.invalidateQueries({ queryKey: ["/influencers"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="Change the codes">
      <h3>Change the codes</h3>
      <Field
        label="New code"
        hint="Works from now on. A code can never be somebody else's later."
        maxLength={64}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className="field">
        <label htmlFor={id}>Code that retires</label>
        <select id={id} className="input" value={retires} onChange={(event) => setRetires(event.target.value)}>
          <option value="">None</option>
          {influencer.codes.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <span className="hint">Its links lead nowhere from now on; what it has earned stays.</span>
      </div>
      {change.error && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(change.error)}
        </p>
      )}
      {change.isSuccess && (
        <p className="notice" data-tone="good" role="status">
          The codes are changed.
        </p>
      )}
      <div className="row">
        <button type="submit" className="button" disabled={change.isPending || !(code.trim() || retires)}>
          {change.isPending ? "Saving…" : "Change codes"}
        </button>
      </div>
    </form>
  );
}
