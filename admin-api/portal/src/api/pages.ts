import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { get, withQuery } from "./client";
import type { Page } from "./types";

/** A list that is read page by page, by the cursor the server hands out. */
export function usePages<T>(path: string, filter: Record<string, string | undefined> = {}) {
  const query = useInfiniteQuery({
    queryKey: [path, filter],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(withQuery(path, { ...filter, after: pageParam }), signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  // A filter may leave pages without rows before the first one that has some.
  useEffect(() => {
    if (data?.length === 0 && hasNextPage && !isFetching) void fetchNextPage();
  }, [data, hasNextPage, isFetching, fetchNextPage]);
  return query;
}
