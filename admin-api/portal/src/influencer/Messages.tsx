import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { get, put } from "../api/client";
import type { MyNotices, Notice } from "../api/types";
import { Refusal } from "../ui/Refusal";
import { Empty, Loaded } from "../ui/states";
import { Time } from "../ui/Time";

const PATH = "/me/notices";

function Body({ text }: { text: string }) {
  return text
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => <p key={line}>{/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line}</p>);
}

function Message({ notice }: { notice: Notice }) {
  return (
    <li>
      <details>
        <summary>
          {notice.subject}{" "}
          <span className="muted small">
            <Time at={notice.at} />
          </span>
        </summary>
        <div className="stack anywhere">
          <Body text={notice.body} />
        </div>
      </details>
    </li>
  );
}

function Choice({ mails }: { mails: boolean }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (wanted: boolean) => put<MyNotices>(`${PATH}/mails`, { mails: wanted }),
    onSuccess: (now) => client.setQueryData([PATH], now),
  });
  return (
    <>
      <label className="row">
        <input
          type="checkbox"
          checked={save.isPending ? save.variables : mails}
          disabled={save.isPending}
          onChange={(event) => save.mutate(event.target.checked)}
        />
        <span>Mail me these, too. Mails about the safety of your account always come.</span>
      </label>
      <Refusal error={save.error} />
    </>
  );
}

/** What one was told about one's payouts, and whether by mail, too. */
export function Messages() {
  const section = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  const query = useQuery({ queryKey: [PATH], queryFn: ({ signal }) => get<MyNotices>(PATH, signal) });
  useEffect(() => {
    if (hash === "#messages") section.current?.scrollIntoView();
  }, [hash, query.isSuccess]);
  return (
    <section className="card stack" id="messages" ref={section} aria-labelledby="messages-title">
      <header>
        <h2 id="messages-title">Messages</h2>
      </header>
      <Loaded query={query} what="Your messages" height="6rem">
        {({ mails, items }) => (
          <>
            {items.length === 0 ? (
              <Empty title="No messages yet">
                You are told when you are paid, and when something stands in the way.
              </Empty>
            ) : (
              <ul className="stack" aria-label="Messages, newest first">
                {items.map((notice) => (
                  <Message key={notice.number} notice={notice} />
                ))}
              </ul>
            )}
            <Choice mails={mails} />
          </>
        )}
      </Loaded>
    </section>
  );
}
