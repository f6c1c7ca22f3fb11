import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, post, segment } from "../api/client";
import type { IdentityCheckDetail, IdentityDocument } from "../api/types";
import { useStepped } from "../app/useStepped";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Area, CodeField } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { Modal } from "../ui/Modal";
import { Refusal } from "../ui/Refusal";
import { Loaded } from "../ui/states";
import { Time } from "../ui/Time";
import { DOCUMENT_KINDS, sizeWords } from "./words";

type Verdict = "approve" | "retry" | "decline" | "reopen";

const DECIDED = ["verified", "declined", "unknown"];

function verdictsOf({ check }: IdentityCheckDetail): readonly Verdict[] {
  if (check.provider === "manual" && check.state === "pending") return ["approve", "retry", "decline"];
  return DECIDED.includes(check.state) ? ["reopen"] : [];
}

const BUTTONS: Record<Verdict, { words: string; look: string }> = {
  approve: { words: "Approve", look: "button primary" },
  retry: { words: "Ask again", look: "button" },
  decline: { words: "Decline", look: "button danger" },
  reopen: { words: "Reopen", look: "button" },
};

function Decide({ detail, onDone }: { detail: IdentityCheckDetail; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const path = `/kyc/checks/${segment(detail.check.checkId)}/decision`;
  const decide = useStepped(
    (decision: Verdict) => post<unknown>(path, { decision, reason: reason.trim() }),
    ["/kyc/checks"],
    onDone,
  );
  const verdicts = verdictsOf(detail);
  if (verdicts.length === 0) return null;
  return (
    <form className="stack" aria-label="Decide" onSubmit={(event) => event.preventDefault()}>
      <h3>Decide</h3>
      <Area
        label="Reason"
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        hint="The influencer reads it, so say what to do; it is kept with the check."
      />
      {decide.asksFactor && (
        <CodeField value={decide.totp} onChange={decide.setTotp} required hint="Valid for five minutes." />
      )}
      <Refusal error={decide.mutation.error} />
      <div className="row">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={BUTTONS[verdict].look}
            disabled={!decide.ready || reason.trim() === ""}
            onClick={() => decide.mutation.mutate(verdict)}
          >
            {BUTTONS[verdict].words}
          </button>
        ))}
      </div>
    </form>
  );
}

function Document({ document }: { document: IdentityDocument }) {
  return (
    <li className="row-between">
      <div className="stack-tight">
        <span>{DOCUMENT_KINDS[document.kind] ?? document.kind}</span>
        <span className="muted small">
          {document.mediaType}, {sizeWords(document.bytes)}
        </span>
      </div>
      <a
        className="button small"
        href={`/api/v1/kyc/documents/${segment(document.documentId)}`}
        target="_blank"
        rel="noreferrer"
      >
        <Icon name="external" /> Look at it
      </a>
    </li>
  );
}

function Check({ detail, onDone }: { detail: IdentityCheckDetail; onDone: () => void }) {
  return (
    <div className="stack">
      <dl className="facts">
        <dt>State</dt>
        <dd>
          <Chip state={detail.check.state} />
        </dd>
        <Fact name="Name">{detail.person?.legalName}</Fact>
        <Fact name="Country">{detail.person?.country}</Fact>
        <Fact name="Checked by">{detail.check.provider}</Fact>
        <Fact name="Reason">{detail.check.reason}</Fact>
        <dt>Influencer</dt>
        <dd>
          <Id value={detail.check.influencerId} label="influencer id" />
        </dd>
      </dl>
      {detail.documents.length > 0 && (
        <section className="stack-tight" aria-labelledby="documents-title">
          <h3 id="documents-title">Documents</h3>
          <ul className="stack-tight">
            {detail.documents.map((document) => (
              <Document key={document.documentId} document={document} />
            ))}
          </ul>
        </section>
      )}
      <Decide detail={detail} onDone={onDone} />
      <section className="stack-tight" aria-labelledby="said-title">
        <h3 id="said-title">What was said</h3>
        <ul className="stack-tight">
          {detail.facts.map((fact) => (
            <li key={`${fact.at}/${fact.kind}`} className="row-between">
              <div className="stack-tight">
                <span>{fact.kind}</span>
                <span className="muted small break">
                  {fact.by}
                  {fact.reason && `: ${fact.reason}`}
                </span>
              </div>
              <Time at={fact.at} />
            </li>
          ))}
          {detail.facts.length === 0 && <li className="muted">Nothing yet.</li>}
        </ul>
      </section>
    </div>
  );
}

export function ReviewDrawer({ checkId, onClose }: { checkId: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ["/kyc/checks", checkId],
    queryFn: ({ signal }) => get<IdentityCheckDetail>(`/kyc/checks/${segment(checkId)}`, signal),
  });
  return (
    <Modal kind="drawer" title={query.data?.check.handle ?? "Check"} onClose={onClose}>
      <Loaded query={query} what="The check" height="20rem">
        {(detail) => <Check detail={detail} onDone={onClose} />}
      </Loaded>
    </Modal>
  );
}
