import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { get } from "../api/client";
import type { EventHealth, TopicHealth } from "../api/types";
import { useLive } from "../api/useLive";
import { serverNow } from "../app/clock";
import { Sparkline } from "../charts/Sparkline";
import { formatCount, plural } from "../format/number";
import { Chip } from "../ui/Chip";
import { Freshness, StaleBanner } from "../ui/Freshness";
import { PageHead } from "../ui/PageHead";
import { Loaded } from "../ui/states";
import { Ago } from "../ui/Time";
import { foldHealth, NO_HISTORY, unexplained } from "./health";

function Equation({ topic }: { topic: TopicHealth }) {
  const missing = unexplained(topic);
  return (
    <p className="equation">
      {formatCount(topic.received)} received = {formatCount(topic.counted)} counted + {plural(topic.repeats, "repeat")}{" "}
      + {plural(topic.deadLetters, "dead letter")} + {formatCount(topic.beyondHorizon)} beyond horizon
      {missing !== 0 && <strong className="negative"> · {formatCount(missing)} unexplained</strong>}
    </p>
  );
}

interface TopicProps {
  topic: TopicHealth;
  received: readonly number[];
  lag: readonly number[];
  perSecond: number;
}

function Topic({ topic, received, lag, perSecond }: TopicProps) {
  const balanced = unexplained(topic) === 0;
  return (
    <li className="card stack" aria-label={`Topic ${topic.topic}`}>
      <div className="row-between">
        <h2>{topic.topic}</h2>
        <Chip state={balanced ? "good" : "bad"}>{balanced ? "balanced" : "does not add up"}</Chip>
      </div>
      <div className="grid-2">
        <div>
          <span className="muted small">Arriving: {formatCount(perSecond)} per second</span>
          <Sparkline values={received} />
        </div>
        <div>
          <span className="muted small">Lag: {formatCount(topic.lag)}</span>
          <Sparkline values={lag} />
        </div>
      </div>
      <Equation topic={topic} />
      {topic.deadLetters > 0 && (
        <Link className="small" to={`/admin/dead-letters?topic=${encodeURIComponent(topic.topic)}`}>
          See its dead letters
        </Link>
      )}
    </li>
  );
}

function Totals({ health }: { health: EventHealth }) {
  const unbalanced = health.topics.filter((topic) => unexplained(topic) !== 0);
  return (
    <section className="card stack" aria-labelledby="totals-title">
      <h2 id="totals-title">Accounting</h2>
      {unbalanced.length === 0 ? (
        <p>Every received event is accounted for: counted, a repeat, a dead letter or beyond the horizon.</p>
      ) : (
        <p className="notice" data-tone="bad" role="alert">
          {unbalanced.map((topic) => topic.topic).join(", ")}: what was received and what became of it differ.
        </p>
      )}
      <dl className="figure-row">
        <div className="figure">
          <dt>Not yet visible</dt>
          <dd>
            {formatCount(health.inputLag)}
            <small>accepted, still on the way</small>
          </dd>
        </div>
        {health.checkpointedAt && (
          <div className="figure">
            <dt>Last checkpoint</dt>
            <dd>
              <Ago at={health.checkpointedAt} />
            </dd>
          </div>
        )}
        {health.spool && (
          <div className="figure">
            <dt>Spool</dt>
            <dd>
              {formatCount(health.spool.records)}
              <small>
                {health.spool.records === 0 ? "nothing waits for the broker" : "accepted, waiting for the broker"}
              </small>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

export default function Health() {
  const live = useLive<EventHealth>("/health/stream", "health");
  const query = useQuery({
    queryKey: ["/health/events"],
    queryFn: ({ signal }) => get<EventHealth>("/health/events", signal),
  });
  const [history, setHistory] = useState(NO_HISTORY);
  const health = live.value ?? query.data;
  useEffect(() => {
    if (health) setHistory((before) => foldHealth(before, health, serverNow()));
  }, [health]);
  return (
    <>
      <PageHead title="Event health" aside={<Freshness live={live} completeUpTo={health?.completeUpTo} />}>
        What came in, and what became of it.
      </PageHead>
      <StaleBanner live={live} reconnect={live.reconnect} />
      <Loaded query={{ ...query, data: health }} what="Event health" height="24rem">
        {(loaded) => (
          <>
            <Totals health={loaded} />
            <ul className="topics" aria-label="Topics">
              {loaded.topics.map((topic) => (
                <Topic
                  key={topic.topic}
                  topic={topic}
                  received={history.received[topic.topic] ?? []}
                  lag={history.lag[topic.topic] ?? []}
                  perSecond={history.perSecond[topic.topic] ?? 0}
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}
