import { Icon } from "./Icon";

/** A file of the API that the browser saves. */
export function Download({ path, children, label }: { path: string; children: string; label?: string }) {
  return (
    <a className="button small" href={`/api/v1${path}`} download aria-label={label}>
      <Icon name="download" /> {children}
    </a>
  );
}
