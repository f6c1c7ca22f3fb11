import { useInfiniteQuery } from "@tanstack/react-query";
import { get, withQuery } from "./client";
import type { Page } from "./types";

/** A list that is read page by page, by the cursor the server hands out. */
export function usePages<T>(path: string, filter: Record<string, string | undefined> = {}) {
  return useInfiniteQuery({
    queryKey: [path, filter],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(withQuery(path, { ...filter, after: pageParam }), signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
}
