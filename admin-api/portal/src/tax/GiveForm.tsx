import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import { post } from "../api/client";
import { Problem, sentenceOf } from "../api/problem";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { bodyOf, EMPTY, ofKind, type Draft } from "./draft";
import { Address, NumberFields, Person, Treaty } from "./FormFields";
import type { FormKind, MyTax, TaxForm } from "./types";
import { KIND_WORDS } from "./words";

function Consent({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const id = useId();
  return (
    <div className="row">
      <input
        id={id}
        type="checkbox"
        required
        checked={draft.agreed}
        onChange={(event) => change({ agreed: event.target.checked })}
      />
      <label htmlFor={id}>I declare this under penalties of perjury.</label>
    </div>
  );
}

function Told({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const id = useId();
  return (
    <div className="row">
      <input
        id={id}
        type="checkbox"
        checked={draft.toldToWithhold}
        onChange={(event) => change({ toldToWithhold: event.target.checked })}
      />
      <label htmlFor={id}>The IRS has notified me that I am subject to backup withholding.</label>
    </div>
  );
}

/** Fills in, signs and sends a form; each one replaces the one before. */
export function GiveForm({ tax, onDone }: { tax: MyTax; onDone: () => void }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const give = useMutation({
    mutationFn: () => post<TaxForm>("/me/tax/forms", bodyOf(draft, tax.statementVersion)),
    onSuccess: () => {
      setDraft(EMPTY);
      onDone();
      return client.invalidateQueries({ queryKey: ["/me/tax"] });
    },
  });
  const wrong = give.error instanceof Problem ? give.error.fields : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  const parts = { draft, change, wrong };
  return (
    <section className="card stack narrow" aria-labelledby="give-title">
      <header>
        <h2 id="give-title">Give a tax form</h2>
      </header>
      <form className="stack" onSubmit={submit}>
        <Select
          label="Form"
          value={draft.kind}
          options={KIND_WORDS}
          onChange={(kind) => setDraft(ofKind(draft, kind as FormKind))}
        />
        <Person {...parts} />
        <Address {...parts} />
        <NumberFields {...parts} />
        {draft.kind === "W-9" ? <Told draft={draft} change={change} /> : <Treaty {...parts} />}
        <pre className="statement">{tax.statements[draft.kind]}</pre>
        <Consent draft={draft} change={change} />
        <Field
          label="Signature: type your name"
          required
          maxLength={80}
          autoComplete="off"
          value={draft.signedName}
          wrong={wrong.signedName}
          hint="Name, time, device and a hash of your address are recorded with it."
          onChange={(event) => change({ signedName: event.target.value })}
        />
        {give.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(give.error)}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary" disabled={give.isPending || !draft.agreed}>
            {give.isPending ? "Sending…" : "Sign and send"}
          </button>
        </div>
      </form>
    </section>
  );
}
