import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, post, segment } from "../api/client";
import { useMe } from "../app/session";
import { Fact } from "../ui/Fact";
import { Area } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Select } from "../ui/Select";
import { Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { ConfirmAction } from "./ConfirmAction";
import type { Notice, TaxForm, TaxPerson } from "./types";
import { NOTICE_WORDS } from "./words";

const FORMS: readonly Column<TaxForm>[] = [
  { name: "Version", cell: (form) => `${form.version}: ${form.kind}` },
  {
    name: "Name",
    cell: (form) => (
      <span>
        {form.name}
        <span className="sub">
          {form.address.street}, {form.address.city} {form.address.region} {form.address.postalCode}{" "}
          {form.address.country}
        </span>
      </span>
    ),
  },
  { name: "Number", cell: (form) => form.tinMasked ?? "none" },
  {
    name: "Signed",
    cell: (form) => (
      <span>
        <Time at={form.signature.at} />
        <span className="sub">
          {form.signature.name}, statement {form.signature.statementVersion}
        </span>
      </span>
    ),
  },
];

const NOTICES: readonly Column<Notice>[] = [
  { name: "When", cell: (notice) => <Time at={notice.at} /> },
  {
    name: "What",
    cell: (notice) => (
      <span>
        {NOTICE_WORDS[notice.kind]}
        <span className="sub">{notice.note}</span>
      </span>
    ),
  },
  { name: "Entered by", cell: (notice) => <span className="break">{notice.actor}</span> },
];

function Enter({ influencerId }: { influencerId: string }) {
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [kind, setKind] = useState("TIN_MISMATCH");
  const [note, setNote] = useState("");
  const options = Object.entries(NOTICE_WORDS).map(([value, label]) => ({ value, label }));
  return (
    <>
      <button type="button" className="button" onClick={() => setOpened(true)}>
        Enter a notice…
      </button>
      {opened && (
        <ConfirmAction
          title="Enter a notice"
          description="What the tax authority said. It stays on record; a release ends a withholding."
          button="Enter"
          action={() => post<TaxPerson>(`/tax/influencers/${segment(influencerId)}/notices`, { kind, note })}
          onDone={() => void client.invalidateQueries({ queryKey: ["/tax/influencers", influencerId] })}
          onClose={() => setOpened(false)}
        >
          <Select label="Notice" value={kind} options={options} onChange={setKind} />
          <Area
            label="Note"
            required
            maxLength={500}
            value={note}
            hint="Date and number of the letter."
            onChange={(event) => setNote(event.target.value)}
          />
        </ConfirmAction>
      )}
    </>
  );
}

function Body({ person, influencerId }: { person: TaxPerson; influencerId: string }) {
  const { standing } = person;
  const finance = useMe().data?.role === "FINANCE";
  return (
    <div className="stack wide">
      <dl className="facts">
        <Fact name="Form">{standing.formMissing || standing.form?.kind}</Fact>
        <Fact name="US person">{standing.usPerson ? "yes" : "no"}</Fact>
        <Fact name="Withholding">{standing.basisPoints > 0 ? standing.why : "none"}</Fact>
        <Fact name="Valid through">{standing.form?.validThrough}</Fact>
      </dl>
      {person.forms.length > 0 && (
        <Table caption="Forms given" columns={FORMS} rows={person.forms} keyOf={(form) => form.formId} />
      )}
      {person.notices.length > 0 && (
        <Table caption="Notices" columns={NOTICES} rows={person.notices} keyOf={(notice) => notice.at + notice.kind} />
      )}
      {finance && (
        <div className="row">
          <Enter influencerId={influencerId} />
        </div>
      )}
    </div>
  );
}

/** Somebody's tax forms, numbers hidden, and what the authority said about them. */
export function TaxPersonDrawer({ influencerId, onClose }: { influencerId: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ["/tax/influencers", influencerId],
    queryFn: ({ signal }) => get<TaxPerson>(`/tax/influencers/${segment(influencerId)}`, signal),
  });
  return (
    <Modal kind="drawer" title="Tax forms" description={influencerId} onClose={onClose}>
      <Loaded query={query} what="The forms" height="16rem">
        {(person) => <Body person={person} influencerId={influencerId} />}
      </Loaded>
    </Modal>
  );
}
