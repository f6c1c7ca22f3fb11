import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../api/problem";
import { useFreshFactor, useStepUp } from "../app/session";

/** Something that asks for a fresh one-time code first. */
export function useStepUpAction<T>(action: () => Promise<T>, onSuccess: (result: T) => void) {
  const fresh = useFreshFactor();
  const stepUp = useStepUp();
  const [totp, setTotp] = useState("");
  const run = useMutation({
    mutationFn: async () => {
      if (totp) await stepUp.mutateAsync(totp);
      return action();
    },
    onSuccess: (result) => {
      setTotp("");
      onSuccess(result);
    },
  });
  const asksFactor = !fresh || (run.error instanceof Problem && run.error.asksStepUp);
  return { run, totp, setTotp, asksFactor, ready: !run.isPending && (!asksFactor || totp.length === 6) };
}
