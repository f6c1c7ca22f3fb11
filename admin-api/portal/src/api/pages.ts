import { useInfiniteQuery } from "@tanstack/react-query";
import { get, withQuery } from "./client";
import type { Page } from "./types";

/** A list that is read page by page, by the cursor the server hands out. */
export function usePages<T>(path: string, filter: Record<string, string | undefined> = {}) {
  return useCursor(path, filter, (after, signal) => get<Page<T>>(withQuery(path, { ...filter, after }), signal));
}

/** A list whose cursor is the id of its last row; a full page may have another one behind it. */
export function useRows<T>(path: string, limit: number, idOf: (row: T) => string) {
  return useCursor(path, {}, async (after, signal): Promise<Page<T>> => {
    const items = await get<T[]>(withQuery(path, { after, limit: String(limit) }), signal);
    const last = items.at(-1);
    return { items, next: last !== undefined && items.length === limit ? idOf(last) : null };
  });
}

type Read<T> = (after: string, signal: AbortSignal) => Promise<Page<T>>;

function useCursor<T>(path: string, filter: Record<string, string | undefined>, read: Read<T>) {
  return useInfiniteQuery({
    queryKey: [path, filter],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
}
