import { QueryClient } from "@tanstack/react-query";
import { Problem } from "../api/problem";

/** A refusal is final; a lost connection or a broken server is worth two more attempts. */
function worthRetrying(failures: number, error: unknown): boolean {
  if (error instanceof Problem && error.status < 500) return false;
  return failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying, refetchOnWindowFocus: true } },
});
