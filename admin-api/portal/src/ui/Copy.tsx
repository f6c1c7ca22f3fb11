import { useEffect, useState } from "react";
import { shortId } from "../format/number";
import { Icon } from "./Icon";

type Outcome = "ready" | "copied" | "refused";

function useCopy(text: string): [Outcome, () => void] {
  const [outcome, setOutcome] = useState<Outcome>("ready");
  useEffect(() => {
    if (outcome === "ready") return;
    const timer = setTimeout(() => setOutcome("ready"), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    void (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  };
  return [outcome, copy];
}

const SAID: Record<Outcome, string> = {
  ready: "",
  copied: "Copied",
  refused: "Copying was refused; select the text instead",
};

/** A small button that copies; what it did is announced. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, copy] = useCopy(text);
  return (
    <>
      <button type="button" className="icon-button" onClick={copy} aria-label={label} title={SAID[outcome] || label}>
        <Icon name={outcome === "copied" ? "check" : "copy"} />
      </button>
      <span role="status" className="visually-hidden">
        {SAID[outcome]}
      </span>
    </>
  );
}

export function CopyWide({ text, label }: { text: string; label: string }) {
  const [outcome, copy] = useCopy(text);
  return (
    <button type="button" className="button" onClick={copy}>
      <Icon name={outcome === "copied" ? "check" : "copy"} />
      <span aria-live="polite">{SAID[outcome] || label}</span>
    </button>
  );
}

/** An id shown shortened, with the whole of it on hover and on the clipboard. */
export function Id({ value, label, whole = false }: { value: string; label: string; whole?: boolean }) {
  return (
    <span className="copy">
      <span className="copy-id" title={value}>
        {whole ? value : shortId(value)}
      </span>
      <CopyButton text={value} label={`Copy ${label}`} />
    </span>
  );
}
