import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, post } from "../api/client";
import { sentenceOf } from "../api/problem";
import type { ScheduleVersion, Schedules, Simulation, Tier } from "../api/types";
import { useMe } from "../app/session";
import { plural } from "../format/number";
import { Chip } from "../ui/Chip";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { DraftForm, textsOf, tiersOf } from "./DraftForm";
import { Limits } from "./Limits";
import { Publish } from "./Publish";
import { rateWords } from "./rates";
import { SimulationView } from "./SimulationView";

const STATE_WORDS: Record<string, string> = { in_force: "in force", coming: "coming", past: "past" };
const STATE_TONES: Record<string, string> = { in_force: "good", coming: "provisional", past: "past" };

const TIERS: readonly Column<Tier>[] = [
  { name: "Tier", cell: (tier) => tier.name },
  { name: "Credited fees of the month before", numeric: true, cell: (tier) => <Money micros={tier.fromMicros} /> },
  { name: "Commission", numeric: true, cell: (tier) => rateWords(tier.basisPoints) },
];

function InForce({ schedules, inForce }: { schedules: Schedules; inForce: ScheduleVersion }) {
  return (
    <section className="card" aria-labelledby="in-force-title">
      <header>
        <h2 id="in-force-title">In force: {inForce.version === 0 ? "the default" : `version ${inForce.version}`}</h2>
        {inForce.effectiveFrom && (
          <span className="muted small">
            since <Time at={inForce.effectiveFrom} />
          </span>
        )}
      </header>
      <Table caption="Tiers in force" columns={TIERS} rows={inForce.tiers} keyOf={(tier) => tier.name} />
      <p className="muted small after">
        Besides, <Money micros={schedules.bountyMicros} /> for a user whose fees reach{" "}
        <Money micros={schedules.activationThresholdMicros} />
        {schedules.rebateBasisPoints > 0 && <>, and users get back {rateWords(schedules.rebateBasisPoints)}</>}.
      </p>
    </section>
  );
}

const VERSIONS: readonly Column<ScheduleVersion>[] = [
  { name: "Version", cell: (one) => (one.version === 0 ? "default" : String(one.version)) },
  {
    name: "State",
    cell: (one) => <Chip state={STATE_TONES[one.state] ?? one.state}>{STATE_WORDS[one.state] ?? one.state}</Chip>,
  },
  { name: "From", cell: (one) => (one.effectiveFrom ? <Time at={one.effectiveFrom} /> : "the beginning") },
  { name: "Rates", cell: (one) => one.tiers.map((tier) => rateWords(tier.basisPoints)).join(" · ") },
  { name: "Why", cell: (one) => one.reason || "" },
];

/** Editing, trying out and, for those who may, publishing. */
function Draft({ from }: { from: readonly Tier[] }) {
  const mayPublish = useMe().data?.role === "ADMIN";
  const [texts, setTexts] = useState(() => textsOf(from));
  const [publishing, setPublishing] = useState(false);
  const [published, setPublished] = useState(false);
  const tiers = tiersOf(texts);
  const simulate = useMutation({
    mutationFn: (draft: Tier[]) => post<Simulation>("/programme/schedules/simulations", { tiers: draft }),
  });
  const change = (next: typeof texts) => {
    setTexts(next);
    setPublished(false);
    simulate.reset();
  };
  const ready = simulate.isSuccess && !simulate.data.ring && tiers !== undefined;
  return (
    <section className="card stack" aria-labelledby="draft-title">
      <header>
        <h2 id="draft-title">Try a schedule</h2>
        <p>
          It is priced on everything that has happened, by the rules that price real trades. Nobody&rsquo;s pay changes.
        </p>
      </header>
      <DraftForm
        texts={texts}
        onChange={change}
        onSimulate={() => tiers && simulate.mutate(tiers)}
        pending={simulate.isPending}
      />
      {simulate.error && (
        <p className="notice" data-tone="bad" role="alert">
          {sentenceOf(simulate.error)}
        </p>
      )}
      {simulate.data && <SimulationView simulation={simulate.data} />}
      {published && (
        <p className="notice" data-tone="good" role="status">
          The schedule is published and on its way into the figures.
        </p>
      )}
      {mayPublish && ready && !published && (
        <div className="row">
          <button type="button" className="button primary" onClick={() => setPublishing(true)}>
            Publish…
          </button>
        </div>
      )}
      {publishing && tiers && (
        <Publish tiers={tiers} onClose={() => setPublishing(false)} onDone={() => setPublished(true)} />
      )}
    </section>
  );
}

function Schedule({ schedules }: { schedules: Schedules }) {
  const inForce = schedules.items.find((one) => one.state === "in_force");
  return (
    <>
      {inForce && <InForce schedules={schedules} inForce={inForce} />}
      <Draft from={inForce?.tiers ?? []} />
      <Limits />
      <section className="card" aria-labelledby="versions-title">
        <header>
          <h2 id="versions-title">{plural(schedules.items.length, "version")}</h2>
        </header>
        <Table
          caption="Versions of the schedule, newest first"
          columns={VERSIONS}
          rows={schedules.items}
          keyOf={(one) => String(one.version)}
        />
      </section>
    </>
  );
}

export default function Commission() {
  const schedules = useQuery({
    queryKey: ["/programme/schedules"],
    queryFn: ({ signal }) => get<Schedules>("/programme/schedules", signal),
  });
  return (
    <>
      <PageHead title="Commission">
        The tier of a month follows from the credited fees of the month before, in UTC. The rate is that of the schedule
        in force at the click.
      </PageHead>
      <Loaded query={schedules} what="The schedules" height="24rem">
        {(value) => <Schedule schedules={value} />}
      </Loaded>
    </>
  );
}
