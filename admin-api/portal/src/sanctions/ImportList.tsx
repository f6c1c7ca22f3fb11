import { useState, type FormEvent } from "react";
import { post, withQuery } from "../api/client";
import { useStepped } from "../app/useStepped";
import { CodeField, Field } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { Refusal } from "../ui/Refusal";

/** Takes a list from a file; the server reads it whole or refuses it with the line that is wrong. */
export function ImportList({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("OFAC");
  const [asOf, setAsOf] = useState("");
  const [file, setFile] = useState<File>();
  const [shrink, setShrink] = useState(false);
  const take = useStepped(
    async (chosen: File) => {
      const query = { name: name.trim(), asOf, shrink: shrink ? "true" : undefined };
      return post<unknown>(withQuery("/sanctions/lists", query), await chosen.text());
    },
    ["/sanctions/lists", "/sanctions/cases"],
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) take.mutation.mutate(file);
  };
  return (
    <Modal
      kind="dialog"
      title="Import a list"
      description="One asset,address per line, or text with “Digital Currency Address - XBT …”. Everybody is compared with it at once."
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <Field
          label="File"
          type="file"
          accept=".txt,.csv,text/plain,text/csv"
          required
          onChange={(event) => setFile(event.target.files?.[0])}
        />
        <Field label="Name" required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        <Field
          label="As of"
          type="date"
          value={asOf}
          onChange={(event) => setAsOf(event.target.value)}
          hint="Empty: the date that the file states, or else today."
        />
        <label className="row">
          <input type="checkbox" checked={shrink} onChange={(event) => setShrink(event.target.checked)} />
          It is meant to name far fewer addresses
        </label>
        {take.asksFactor && (
          <CodeField value={take.totp} onChange={take.setTotp} required hint="Valid for five minutes." />
        )}
        <Refusal error={take.mutation.error} />
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={!take.ready || !file}>
            {take.mutation.isPending ? "Importing…" : "Import"}
          </button>
        </div>
      </form>
    </Modal>
  );
}
