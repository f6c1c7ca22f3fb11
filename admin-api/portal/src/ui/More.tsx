interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The button under a list that has more. */
export function More({ query, what }: { query: Paged; what: string }) {
  if (!query.hasNextPage) return null;
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        disabled={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {query.isFetchingNextPage ? "Loading…" : `Show more ${what}`}
      </button>
    </div>
  );
}
