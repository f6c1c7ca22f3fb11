import { useState } from "react";
import { useSearchParams } from "react-router";
import { usePages } from "../api/pages";
import type { DeadLetter } from "../api/types";
import { formatCount } from "../format/number";
import { CopyButton } from "../ui/Copy";
import { Filter } from "../ui/Filter";
import { Fact } from "../ui/Fact";
import { Modal } from "../ui/Modal";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { showPayload } from "./payload";
import { REFUSAL_WORDS } from "./words";

const TOPICS = ["", "clicks", "signups", "identities", "trades", "spend", "posts"].map((topic) => ({
  value: topic,
  label: topic || "All topics",
}));

const keyOf = (letter: DeadLetter) => `${letter.topic} ${letter.partition} ${letter.offset}`;

function Letter({ letter, onClose }: { letter: DeadLetter; onClose: () => void }) {
  return (
    <Modal
      kind="drawer"
      title={REFUSAL_WORDS[letter.reason] ?? letter.reason}
      description={
        letter.detail ? `Found ${/^at /.test(letter.detail) ? letter.detail : `in ${letter.detail}`}` : undefined
      }
      onClose={onClose}
    >
      <div className="stack">
        <dl className="facts">
          <Fact name="Reason">{letter.reason}</Fact>
          <Fact name="Record">
            {letter.topic}, partition {letter.partition}, offset {formatCount(letter.offset)}
          </Fact>
          {letter.eventId && (
            <>
              <dt>Event id</dt>
              <dd className="break">{letter.eventId}</dd>
            </>
          )}
          <Fact name="Says it occurred">{letter.occurredAt && <Time at={letter.occurredAt} />}</Fact>
        </dl>
        <div className="code-block">
          <pre className="payload" tabIndex={0} aria-label="The record as it came">
            {showPayload(letter.payload)}
          </pre>
          <CopyButton text={letter.payload} label="Copy the record" />
        </div>
      </div>
    </Modal>
  );
}

export default function DeadLetters() {
  const [address, setAddress] = useSearchParams();
  const topic = address.get("topic") ?? "";
  const letters = usePages<DeadLetter>("/dead-letters", { topic });
  const [open, setOpen] = useState<DeadLetter>();
  const columns: readonly Column<DeadLetter>[] = [
    {
      name: "Reason",
      cell: (letter) => (
        <span>
          <button type="button" className="text-button" onClick={() => setOpen(letter)}>
            {REFUSAL_WORDS[letter.reason] ?? letter.reason}
          </button>
          {letter.detail && <span className="sub">{letter.detail}</span>}
        </span>
      ),
    },
    { name: "Topic", cell: (letter) => letter.topic.replace(/^clearshare\./, "") },
    {
      name: "Partition · offset",
      numeric: true,
      cell: (letter) => `${letter.partition} · ${formatCount(letter.offset)}`,
    },
    { name: "Event", cell: (letter) => <span className="break">{letter.eventId || "–"}</span> },
    { name: "When", cell: (letter) => <Time at={letter.receivedAt} /> },
  ];
  return (
    <>
      <PageHead title="Dead letters">
        Records that were refused, each with its reason and its bytes as they came.
      </PageHead>
      <Filter
        label="Topic"
        options={TOPICS}
        value={topic}
        onChange={(value) => setAddress(value ? { topic: value } : {})}
      />
      <section className="card" aria-label="Dead letters">
        <Loaded query={letters} what="The dead letters" height="18rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="No dead letters">Every record so far could be read and used.</Empty>
            ) : (
              <Table caption="Dead letters, newest first" columns={columns} rows={rows} keyOf={keyOf} />
            )
          }
        </Loaded>
        <More query={letters} what="dead letters" />
      </section>
      {open && <Letter letter={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
