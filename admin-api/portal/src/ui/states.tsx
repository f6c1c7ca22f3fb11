import type { ReactNode } from "react";
import { sentenceOf } from "../api/problem";

/** What stands where a page's data will be. */
export function Loading({ label, height = "8rem" }: { label: string; height?: string }) {
  return (
    <div role="status" aria-label={label}>
      <span className="skeleton" style={{ height }} />
    </div>
  );
}

export function Failed({ error, retry, what }: { error: unknown; retry?: () => void; what: string }) {
  return (
    <div className="notice" data-tone="bad" role="alert">
      <span>
        <strong>{what} could not be loaded.</strong> {sentenceOf(error)}
      </span>
      {retry && (
        <button type="button" className="button small" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children && <p>{children}</p>}
    </div>
  );
}

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: QueryLike<T>;
  what: string;
  height?: string;
  children: (data: T) => ReactNode;
}

/**
 * The four states of loaded data. When a refresh fails, the last data stays with a word about it,
 * since old figures marked as old beat none.
 */
export function Loaded<T>({ query, what, height, children }: LoadedProps<T>) {
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    return query.error ? (
      <Failed error={query.error} retry={retry} what={what} />
    ) : (
      <Loading label={`Loading: ${what}`} height={height} />
    );
  }
  return (
    <>
      {Boolean(query.error) && (
        <div className="notice" data-tone="attention" role="status">
          <span>These are the last known figures; refreshing failed. {sentenceOf(query.error)}</span>
          <button type="button" className="button small" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {children(query.data)}
    </>
  );
}
