import { Icon, type IconName } from "../ui/Icon";
import type { Checked, Step } from "./check";

const ICONS: Record<Step["outcome"], IconName> = { passed: "check", failed: "cross", open: "history" };
const SAID: Record<Step["outcome"], string> = { passed: "Passed: ", failed: "Failed: ", open: "Not yet: " };

const VERDICTS: Record<Step["outcome"], { tone: string; words: string }> = {
  passed: { tone: "good", words: "Proven. The payment on the chain pays this line." },
  failed: { tone: "bad", words: "Not proven. A step below does not fit; keep this proof and ask the programme." },
  open: { tone: "attention", words: "Not proven yet. All that can be checked now fits." },
};

/** What was found, step by step, and the verdict first. */
export function Steps({ checked }: { checked: Checked }) {
  const verdict = VERDICTS[checked.outcome];
  return (
    <div className="stack">
      <p className="notice" data-tone={verdict.tone} role="status">
        {verdict.words}
      </p>
      <ol className="checks" aria-label="Steps of the check">
        {checked.steps.map((step) => (
          <li key={step.name} data-passed={step.outcome !== "failed"}>
            <Icon name={ICONS[step.outcome]} />
            <span>
              <span className="visually-hidden">{SAID[step.outcome]}</span>
              <strong>{step.name}.</strong> <span className="anywhere">{step.detail}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

export function CannotCheck() {
  return (
    <p className="notice" data-tone="attention" role="status">
      Your browser hashes only on pages that came over a safe connection. Open this page with https and try again.
    </p>
  );
}
