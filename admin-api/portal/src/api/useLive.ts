import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { serverNow } from "../app/clock";
import { foldLive, notYet, retryAfterMillis, type Live, type LiveEvent } from "./live";

/** An event source does not tell why it failed; after two failures the session is looked at. */
const SESSION_DOUBTED_AFTER = 2;

/** A page's subscription to server-sent events; it comes back by itself after a cut. */
export function useLive<T>(path: string, event: string): Live<T> & { reconnect: () => void } {
  const [state, dispatch] = useReducer(foldLive as (s: Live<T>, e: LiveEvent<T>) => Live<T>, undefined, notYet<T>);
  const client = useQueryClient();
  const restart = useRef<() => void>(() => undefined);

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let attempts = 0;

    const open = () => {
      clearTimeout(timer);
      source?.close();
      source = new EventSource(`/api/v1${path}`);
      source.onopen = () => {
        attempts = 0;
        dispatch({ type: "opened", at: serverNow() });
      };
      source.onerror = () => {
        source?.close();
        attempts += 1;
        dispatch({ type: "failed", at: serverNow() });
        if (attempts === SESSION_DOUBTED_AFTER) void client.invalidateQueries({ queryKey: ["me"] });
        timer = setTimeout(open, retryAfterMillis(attempts));
      };
      source.addEventListener(event, (message) => {
        dispatch({ type: "received", at: serverNow(), value: JSON.parse((message as MessageEvent<string>).data) as T });
      });
    };

    restart.current = open;
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [path, event, client]);

  const reconnect = useCallback(() => restart.current(), []);
  return { ...state, reconnect };
}
