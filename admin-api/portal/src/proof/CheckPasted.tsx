import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { formatMoney } from "../format/money";
import { Area } from "../ui/Field";
import { Fact } from "../ui/Fact";
import { Refusal } from "../ui/Refusal";
import { kindWords } from "../influencer/words";
import { transactionOf } from "./CheckLine";
import { canCheck, check, parseProof, type Checked } from "./check";
import { CannotCheck, Steps } from "./Steps";

const WRONG = "This is not a proof as the portal copies it.";

async function checkText(text: string, signature: string | undefined): Promise<Checked> {
  const proof = parseProof(text);
  if (!proof) throw new Error(WRONG);
  if (signature && proof.signature !== signature)
    throw new Error("The proof is of another payment than this page shows.");
  return check(proof, await transactionOf(proof.signature));
}

/** Reads a proof that somebody was given, and checks it here; only the signature is sent anywhere. */
export function CheckPasted({ signature }: { signature?: string | undefined }) {
  const [text, setText] = useState("");
  const run = useMutation({ mutationFn: () => checkText(text, signature) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate();
  };
  const line = run.data?.line;
  return (
    <section className="card stack" aria-labelledby="pasted-title">
      <h2 id="pasted-title">Check a proof</h2>
      {!canCheck() && <CannotCheck />}
      <form className="stack" onSubmit={submit}>
        <Area
          label="Proof"
          hint="Paste what “Copy the proof” gave. It is checked in this browser; the line in it is sent to nobody."
          rows={6}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            run.reset();
          }}
        />
        <button type="submit" className="button primary fit" disabled={!text.trim() || run.isPending || !canCheck()}>
          Check the proof
        </button>
      </form>
      <Refusal error={run.error} />
      {run.data && <Steps checked={run.data} />}
      {line && (
        <dl className="facts">
          <Fact name="Line">
            <span className="anywhere">{line.lineId}</span>
          </Fact>
          <Fact name="What">{kindWords(line.kind)}</Fact>
          <Fact name="Amount">{formatMoney(line.amountMicros)}</Fact>
        </dl>
      )}
    </section>
  );
}
