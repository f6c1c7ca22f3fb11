import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { post } from "../api/client";
import { Problem } from "../api/problem";
import { useFreshFactor, useStepUp } from "../app/session";

interface Wish {
  path: string;
  body?: unknown;
}

/** Posts something that needs a fresh one-time code, asking for one where there is none. */
export function useConfirmed(queryKey: string, onDone: () => void) {
  const client = useQueryClient();
  const fresh = useFreshFactor();
  const stepUp = useStepUp();
  const [totp, setTotp] = useState("");
  const send = useMutation({
    mutationFn: async ({ path, body }: Wish) => {
      if (totp) await stepUp.mutateAsync(totp);
      return post<unknown>(path, body);
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: [queryKey] }),
  });
  const asksFactor = !fresh || (send.error instanceof Problem && send.error.asksStepUp);
  return { send, totp, setTotp, asksFactor, ready: !send.isPending && (!asksFactor || totp.length === 6) };
}
