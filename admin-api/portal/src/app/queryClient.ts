import { QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "../api/problem";

/** A refusal is final; a lost connection or a broken server is worth two more attempts. */
function worthRetrying(failures: number, error: unknown): boolean {
  if (error instanceof Problem && error.status < 500) return false;
  return failures < 2;
}

/** A session that has ended shows in any answer; asking who is signed in then leads to the sign-in page. */
function noticeEndOfSession(error: unknown): void {
  if (error instanceof Problem && error.status === 401) void queryClient.invalidateQueries({ queryKey: ["me"] });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying, refetchOnWindowFocus: true } },
});
