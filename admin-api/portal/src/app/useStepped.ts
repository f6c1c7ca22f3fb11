import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../api/problem";
import { useFreshFactor, useStepUp } from "./session";

/** An act that needs a fresh authenticator code, which is asked for only when the last one is too old. */
export function useStepped<T>(act: (value: T) => Promise<unknown>, keys: readonly string[], onSuccess: () => void) {
  const fresh = useFreshFactor();
  const stepUp = useStepUp();
  const client = useQueryClient();
  const [totp, setTotp] = useState("");
  const mutation = useMutation({
    mutationFn: async (value: T) => {
      if (totp) await stepUp.mutateAsync(totp);
      return act(value);
    },
    onSuccess,
    onSettled: () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const asksFactor = !fresh || (mutation.error instanceof Problem && mutation.error.asksStepUp);
  return { mutation, asksFactor, totp, setTotp, ready: !mutation.isPending && (!asksFactor || totp.length === 6) };
}
