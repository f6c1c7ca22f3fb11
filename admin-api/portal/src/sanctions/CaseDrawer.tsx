import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, post, segment } from "../api/client";
import type { SanctionsCase, SanctionsCaseDetail, SanctionsScreening } from "../api/types";
import { useStepped } from "../app/useStepped";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Fact } from "../ui/Fact";
import { Area, CodeField } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Refusal } from "../ui/Refusal";
import { Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";

const OCCASIONS: Record<string, string> = {
  entry: "on joining",
  change: "on a change of the address",
  list: "when a list came",
  signing: "before signing a payout",
};

const SCREENINGS: readonly Column<SanctionsScreening>[] = [
  { name: "When", cell: (one) => <Time at={one.lastAt} /> },
  { name: "Why", cell: (one) => OCCASIONS[one.occasion] ?? one.occasion },
  { name: "Address", cell: (one) => <Id value={one.wallet} label="wallet address" /> },
  { name: "List as of", cell: (one) => <span className="nowrap">{one.listAsOf}</span> },
  { name: "Result", cell: (one) => <Chip state={one.hit ? "bad" : "good"}>{one.hit ? "hit" : "not listed"}</Chip> },
];

function Decide({ found, onDone }: { found: SanctionsCase; onDone: () => void }) {
  const [note, setNote] = useState("");
  const decide = useStepped(
    (decision: "confirmed" | "cleared") =>
      post<unknown>(`/sanctions/cases/${segment(found.caseId)}/decision`, { decision, note: note.trim() }),
    ["/sanctions/cases", "/sanctions/lists"],
    onDone,
  );
  if (found.state === "cleared") return null;
  const ready = decide.ready && note.trim() !== "";
  return (
    <form className="stack" aria-label="Decide the case" onSubmit={(event) => event.preventDefault()}>
      <h3>Decide</h3>
      <Area
        label="Note"
        required
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        hint="Clearing holds for the list of today; a later one that names the address opens a new case."
      />
      {decide.asksFactor && (
        <CodeField value={decide.totp} onChange={decide.setTotp} required hint="Valid for five minutes." />
      )}
      <Refusal error={decide.mutation.error} />
      <div className="row">
        {found.state === "open" && (
          <button
            type="button"
            className="button danger"
            disabled={!ready}
            onClick={() => decide.mutation.mutate("confirmed")}
          >
            Confirm the hit
          </button>
        )}
        <button type="button" className="button" disabled={!ready} onClick={() => decide.mutation.mutate("cleared")}>
          Clear it
        </button>
      </div>
    </form>
  );
}

function Case({ detail, onDone }: { detail: SanctionsCaseDetail; onDone: () => void }) {
  const found = detail.sanctionsCase;
  return (
    <div className="stack wide">
      <dl className="facts">
        <dt>Address</dt>
        <dd>
          <Id value={found.wallet} label="wallet address" whole />
        </dd>
        <Fact name="Listed under">{found.assets}</Fact>
        <Fact name="List as of">{found.listAsOf}</Fact>
        <Fact name="Found">{OCCASIONS[found.occasion] ?? found.occasion}</Fact>
        <Fact name="Report a blocked payment by">{found.reportBy}</Fact>
        <Fact name="Decided by">{found.decidedBy}</Fact>
        <Fact name="Note">{found.note}</Fact>
      </dl>
      <Decide found={found} onDone={onDone} />
      <section className="stack-tight" aria-labelledby="screenings-title">
        <h3 id="screenings-title">Comparisons of this influencer's addresses</h3>
        <Table
          caption="Comparisons, newest first"
          columns={SCREENINGS}
          rows={detail.screenings}
          keyOf={(one) => `${one.wallet}/${one.occasion}/${one.payoutId}/${one.firstAt}`}
        />
      </section>
    </div>
  );
}

export function CaseDrawer({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ["/sanctions/cases", caseId],
    queryFn: ({ signal }) => get<SanctionsCaseDetail>(`/sanctions/cases/${segment(caseId)}`, signal),
  });
  return (
    <Modal kind="drawer" title={query.data?.sanctionsCase.handle ?? "Case"} onClose={onClose}>
      <Loaded query={query} what="The case" height="20rem">
        {(detail) => <Case detail={detail} onDone={onClose} />}
      </Loaded>
    </Modal>
  );
}
