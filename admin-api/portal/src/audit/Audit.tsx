import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useSearchParams } from "react-router";
import { get } from "../api/client";
import { usePages } from "../api/pages";
import { sentenceOf } from "../api/problem";
import type { AuditEntry, AuditVerification } from "../api/types";
import { plural } from "../format/number";
import { Id } from "../ui/Copy";
import { Field } from "../ui/Field";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";

const COLUMNS: readonly Column<AuditEntry>[] = [
  { name: "No.", numeric: true, cell: (entry) => entry.no },
  { name: "When", cell: (entry) => <Time at={entry.at} /> },
  {
    name: "Who",
    cell: (entry) => (
      <span className="break">
        {entry.actorName}
        <span className="sub">{entry.role.replaceAll("_", " ").toLowerCase()}</span>
      </span>
    ),
  },
  {
    name: "What",
    cell: (entry) => (
      <span className="break">
        {entry.action}
        <span className="sub">{entry.subject}</span>
      </span>
    ),
  },
  {
    name: "Why and how",
    cell: (entry) => (
      <span className="break">
        {entry.reason || "–"}
        <span className="sub">{entry.details === "{}" ? "" : entry.details}</span>
      </span>
    ),
  },
  { name: "Hash", cell: (entry) => <Id value={entry.hash} label={`hash of record ${entry.no}`} /> },
];

function Verdict({ verdict }: { verdict: AuditVerification }) {
  return (
    <div className="notice" data-tone={verdict.intact ? "good" : "bad"} role="status">
      <span>
        <strong>{verdict.intact ? "The chain is intact." : "The chain was changed."}</strong>{" "}
        {verdict.message ?? `${plural(verdict.records, "record")}, ${plural(verdict.anchoredHeads, "anchored head")}`}
        {verdict.forgedHeads.length > 0 && ` The file of heads was changed in line ${verdict.forgedHeads.join(", ")}.`}
        <span className="sub break">
          Head {verdict.headNo}: {verdict.headHash}
        </span>
      </span>
    </div>
  );
}

function Verify() {
  const verify = useMutation({ mutationFn: () => get<AuditVerification>("/audit/verification") });
  return (
    <div className="stack-tight">
      <div className="row">
        <button type="button" className="button" disabled={verify.isPending} onClick={() => verify.mutate()}>
          {verify.isPending ? "Verifying…" : "Verify the chain"}
        </button>
      </div>
      {verify.error && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(verify.error)}
        </p>
      )}
      {verify.data && <Verdict verdict={verify.data} />}
    </div>
  );
}

export default function Audit() {
  const [address, setAddress] = useSearchParams();
  const filter = { actor: address.get("actor") ?? "", action: address.get("action") ?? "" };
  const [actor, setActor] = useState(filter.actor);
  const [action, setAction] = useState(filter.action);
  const entries = usePages<AuditEntry>("/audit", filter);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAddress(Object.fromEntries(Object.entries({ actor, action }).filter(([, value]) => value.trim())));
  };
  return (
    <>
      <PageHead title="Audit">
        Who changed money, rules, people or keys. Each record holds the hash of the one before it.
      </PageHead>
      <Verify />
      <form className="row filter-form" onSubmit={submit} aria-label="Filter">
        <Field label="Who" value={actor} maxLength={200} onChange={(event) => setActor(event.target.value)} />
        <Field
          label="What, or its beginning"
          value={action}
          maxLength={100}
          onChange={(event) => setAction(event.target.value)}
        />
        <button type="submit" className="button">
          Filter
        </button>
      </form>
      <section className="card" aria-label="Audit records">
        <Loaded query={entries} what="The audit records" height="18rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="No record matches">Clear the filter to see all of them.</Empty>
            ) : (
              <Table
                caption="Audit records, newest first"
                columns={COLUMNS}
                rows={rows}
                keyOf={(entry) => String(entry.no)}
              />
            )
          }
        </Loaded>
        <More query={entries} what="records" />
      </section>
    </>
  );
}
