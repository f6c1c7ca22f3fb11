import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "../api/client";
import { Problem } from "../api/problem";
import type { Me, Role } from "../api/types";
import { serverNow } from "./clock";

const KEY = ["me"];

async function whoAmI(signal: AbortSignal): Promise<Me | null> {
  try {
    return await get<Me>("/auth/me", signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null for nobody. */
export function useMe() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => whoAmI(signal), staleTime: 60_000 });
}

export interface Credentials {
  email: string;
  password: string;
  totp?: string;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => post<unknown>("/auth/login", credentials),
    onSuccess: () => client.resetQueries({ queryKey: KEY }),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<void>("/auth/logout"),
    onSettled: () => {
      client.clear();
      window.location.assign("/sign-in");
    },
  });
}

export function useStepUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (totp: string) => post<unknown>("/auth/step-up", { totp }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Whether the second factor was proved so recently that it need not be asked again. */
export function useFreshFactor(): boolean {
  const until = useMe().data?.stepUpUntil;
  return Boolean(until) && Date.parse(until as string) > serverNow() + 5_000;
}

/** The first page of each role. */
export const HOME: Record<Role, string> = {
  INFLUENCER: "/",
  FINANCE: "/finance",
  ANALYST: "/analytics",
  ADMIN: "/admin",
};
