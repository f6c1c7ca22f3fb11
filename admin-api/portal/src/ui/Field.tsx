import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from "react";

interface Common {
  label: string;
  hint?: ReactNode;
  wrong?: string | undefined;
}

function describedBy(id: string, hint: unknown, wrong: unknown): string | undefined {
  const ids = [hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

function Frame({ id, label, hint, wrong, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}

export function Field({ label, hint, wrong, className, ...input }: Common & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} wrong={wrong}>
      <input
        id={id}
        className={`input ${className ?? ""}`}
        aria-invalid={Boolean(wrong)}
        aria-describedby={describedBy(id, hint, wrong)}
        {...input}
      />
    </Frame>
  );
}

export function Area({ label, hint, wrong, ...area }: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} wrong={wrong}>
      <textarea
        id={id}
        className="input"
        aria-invalid={Boolean(wrong)}
        aria-describedby={describedBy(id, hint, wrong)}
        {...area}
      />
    </Frame>
  );
}

/** The six digits of an authenticator. */
export function CodeField(props: {
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  autoFocus?: boolean;
  hint?: string;
}) {
  return (
    <Field
      label="Authenticator code"
      className="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9]{6}"
      maxLength={6}
      title="six digits"
      hint={props.hint}
      required={props.required}
      autoFocus={props.autoFocus}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value.replace(/\D/g, ""))}
    />
  );
}
