import { sentenceOf } from "../api/problem";

/** Why something was refused, in the server's own words. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p className="notice" data-tone="bad" role="alert">
      {sentenceOf(error)}
    </p>
  );
}
