import type { FormEvent, ReactNode } from "react";
import { sentenceOf } from "../api/problem";
import { CodeField } from "../ui/Field";
import { Modal } from "../ui/Modal";
import { useStepUpAction } from "./useStepUpAction";

interface Props<T> {
  title: string;
  description: string;
  button: string;
  action: () => Promise<T>;
  onDone: (result: T) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks once more, and for the authenticator when it was not shown lately. */
export function ConfirmAction<T>({ title, description, button, action, onDone, onClose, children }: Props<T>) {
  const { run, totp, setTotp, asksFactor, ready } = useStepUpAction(action, (result: T) => {
    onDone(result);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate();
  };
  return (
    <Modal kind="dialog" title={title} description={description} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {children}
        {asksFactor && <CodeField value={totp} onChange={setTotp} required hint="Valid for five minutes." />}
        {run.error && (
          <p className="notice" data-tone="bad" role="alert">
            {sentenceOf(run.error)}
          </p>
        )}
        <div className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={!ready}>
            {run.isPending ? "Working…" : button}
          </button>
        </div>
      </form>
    </Modal>
  );
}
