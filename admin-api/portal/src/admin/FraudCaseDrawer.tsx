import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, post, segment } from "../api/client";
import { sentenceOf } from "../api/problem";
import type { FraudCaseDetail, FraudHit } from "../api/types";
import { plural } from "../format/number";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Area } from "../ui/Field";
import { Fact } from "../ui/Fact";
import { Modal } from "../ui/Modal";
import { Loaded } from "../ui/states";
import { Time } from "../ui/Time";
import { ruleWords } from "./words";

const HITS_SHOWN_MAX = 25;

/** Evidence is what the rule saw, as it stored it; an instant in it is told as a time. */
function Value({ name, value }: { name: string; value: unknown }) {
  if (typeof value === "number" && /At$/.test(name)) return <Time at={new Date(value).toISOString()} />;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function Hit({ hit }: { hit: FraudHit }) {
  return (
    <li className="evidence">
      <div className="row-between">
        <span className="row">
          {hit.subjectType} <Id value={hit.subjectId} label={`${hit.subjectType} id`} />
          {hit.shadow && <Chip state="shadow" />}
        </span>
        <span className="muted">
          <Time at={hit.occurredAt} />
        </span>
      </div>
      <dl className="facts small">
        {Object.entries(hit.evidence).map(([name, value]) => (
          <div className="pair" key={name}>
            <dt>{name}</dt>
            <dd className="break">
              <Value name={name} value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function Decision({ fraudCase }: { fraudCase: FraudCaseDetail }) {
  const client = useQueryClient();
  const [note, setNote] = useState("");
  const decide = useMutation({
    mutationFn: (decision: "confirmed" | "lifted") =>
      post<unknown>(`/fraud/cases/${segment(fraudCase.caseId)}/decision`, { decision, note: note.trim() }),
    onSuccess: () => {
      setNote("");
      return client.invalidateQueries({ queryKey: ["/fraud/cases"] });
    },
  });
  const ready = note.trim() !== "" && !decide.isPending;
  return (
    <form className="stack" aria-label="Decide the case" onSubmit={(event) => event.preventDefault()}>
      <h3>{fraudCase.open ? "Decide" : "Decide again"}</h3>
      <Area
        label="Note"
        required
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        hint="Why you decide so; it is kept with the case."
      />
      {decide.error && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(decide.error)}
        </p>
      )}
      {decide.isSuccess && (
        <p className="notice" data-tone="good" role="status">
          The decision is recorded and on its way into the figures.
        </p>
      )}
      <div className="row">
        <button type="button" className="button danger" disabled={!ready} onClick={() => decide.mutate("confirmed")}>
          Confirm fraud
        </button>
        <button type="button" className="button" disabled={!ready} onClick={() => decide.mutate("lifted")}>
          Lift the hold
        </button>
      </div>
    </form>
  );
}

function Case({ fraudCase }: { fraudCase: FraudCaseDetail }) {
  const shown = fraudCase.evidence.slice(0, HITS_SHOWN_MAX);
  return (
    <div className="stack wide">
      <dl className="facts">
        <Fact name="State">
          <Chip state={fraudCase.open ? "open" : (fraudCase.decision ?? "decided")} />
        </Fact>
        <Fact name="Case">
          <Id value={fraudCase.caseId} label="case id" whole />
        </Fact>
        <Fact name="Concerns">{fraudCase.handle || fraudCase.influencerId || "nobody"}</Fact>
        <Fact name="Note">{fraudCase.note}</Fact>
      </dl>
      <Decision fraudCase={fraudCase} />
      <section className="stack-tight" aria-labelledby="evidence-title">
        <h3 id="evidence-title">Evidence: {plural(fraudCase.evidence.length, "hit")}</h3>
        <ul className="stack">
          {shown.map((hit) => (
            <Hit key={hit.hitId} hit={hit} />
          ))}
        </ul>
        {fraudCase.evidence.length > shown.length && (
          <p className="muted small">The first {shown.length} are shown; all are in the view fraud_hits.</p>
        )}
      </section>
    </div>
  );
}

export function FraudCaseDrawer({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ["/fraud/cases", caseId],
    queryFn: ({ signal }) => get<FraudCaseDetail>(`/fraud/cases/${segment(caseId)}`, signal),
  });
  return (
    <Modal kind="drawer" title={query.data ? ruleWords(query.data.rule) : "Fraud case"} onClose={onClose}>
      <Loaded query={query} what="The case" height="20rem">
        {(fraudCase) => <Case fraudCase={fraudCase} />}
      </Loaded>
    </Modal>
  );
}
