import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "../api/useLive";

/**
 * Has lists of payouts read again at each pushed change: the push says that, the list says what. Also once the stream is
 * open, since a change before that was pushed to nobody.
 */
export function useLivePayouts() {
  const client = useQueryClient();
  const live = useLive<unknown>("/payouts/stream", "payouts");
  useEffect(() => {
    if (live.phase === "live") void client.invalidateQueries({ queryKey: ["/payouts"] });
  }, [client, live.phase, live.receivedAt]);
  return live;
}
