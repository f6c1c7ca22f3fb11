import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import { post, remove, segment, withQuery } from "../api/client";
import type { IdentityDocument, Verification } from "../api/types";
import { Field } from "../ui/Field";
import { Refusal } from "../ui/Refusal";
import { DOCUMENT_KINDS, sizeWords } from "./words";

const KEY = ["/me/verification"];
const BYTES_MAX = 5 * 1024 * 1024;
const TYPES = ["image/jpeg", "image/png", "application/pdf"];

function useStanding<T>(act: (value: T) => Promise<Verification>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: (standing) => client.setQueryData(KEY, standing) });
}

function complaint(file: File | undefined): string | undefined {
  if (file && !TYPES.includes(file.type)) return "A document is a JPEG, a PNG or a PDF.";
  if (file && file.size > BYTES_MAX) return `That file has ${sizeWords(file.size)}; at most 5 MiB can be sent.`;
  return undefined;
}

function Upload() {
  const id = useId();
  const [kind, setKind] = useState("passport");
  const [file, setFile] = useState<File>();
  const upload = useStanding((chosen: File) =>
    post<Verification>(withQuery("/me/verification/documents", { kind }), chosen),
  );
  const wrong = complaint(file);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (file && !wrong)
      upload.mutate(file, {
        onSuccess: () => {
          form.reset();
          setFile(undefined);
        },
      });
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="Add a document">
      <div className="field">
        <label htmlFor={`${id}-kind`}>What it is</label>
        <select id={`${id}-kind`} className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
          {Object.entries(DOCUMENT_KINDS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <Field
        label="File"
        type="file"
        accept={TYPES.join(",")}
        required
        wrong={wrong}
        hint="JPEG, PNG or PDF of at most 5 MiB. It is kept encrypted, and only reviewers see it."
        onChange={(event) => setFile(event.target.files?.[0])}
      />
      <Refusal error={upload.error} />
      <div className="row">
        <button type="submit" className="button" disabled={!file || Boolean(wrong) || upload.isPending}>
          {upload.isPending ? "Sending…" : "Add the document"}
        </button>
      </div>
    </form>
  );
}

function Given({ document }: { document: IdentityDocument }) {
  const take = useStanding(() => remove<Verification>(`/me/verification/documents/${segment(document.documentId)}`));
  return (
    <li className="row-between">
      <div className="stack-tight">
        <span>{DOCUMENT_KINDS[document.kind] ?? document.kind}</span>
        <span className="muted small">
          {document.mediaType}, {sizeWords(document.bytes)}
        </span>
      </div>
      <button
        type="button"
        className="button small"
        disabled={take.isPending}
        aria-label={`Remove: ${DOCUMENT_KINDS[document.kind] ?? document.kind}`}
        onClick={() => take.mutate(undefined)}
      >
        Remove
      </button>
    </li>
  );
}

function Submit({ ready }: { ready: boolean }) {
  const [legalName, setLegalName] = useState("");
  const [country, setCountry] = useState("");
  const submit = useStanding(() =>
    post<Verification>("/me/verification/submit", { legalName: legalName.trim(), country: country.trim() }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit.mutate(undefined);
  };
  return (
    <form className="stack" onSubmit={send} aria-label="Hand in">
      <Field
        label="Your name as the document says it"
        required
        maxLength={200}
        autoComplete="name"
        value={legalName}
        onChange={(event) => setLegalName(event.target.value)}
      />
      <Field
        label="Country of residence"
        required
        maxLength={2}
        pattern="[A-Z]{2}"
        title="two letters, such as DE"
        autoComplete="country"
        hint="Its two letters, such as DE, US or JP."
        value={country}
        onChange={(event) => setCountry(event.target.value.toUpperCase())}
      />
      <Refusal error={submit.error} />
      <div className="row">
        <button type="submit" className="button primary" disabled={!ready || submit.isPending}>
          {submit.isPending ? "Handing in…" : "Hand in for review"}
        </button>
        {!ready && <span className="muted small">Add at least one document first.</span>}
      </div>
    </form>
  );
}

/** Documents, and then the name they are about. */
export function HandIn({ standing }: { standing: Verification }) {
  return (
    <div className="stack">
      {standing.documents.length > 0 && (
        <ul className="stack-tight" aria-label="Documents you have added">
          {standing.documents.map((document) => (
            <Given key={document.documentId} document={document} />
          ))}
        </ul>
      )}
      <Upload />
      <Submit ready={standing.documents.length > 0} />
    </div>
  );
}
