import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "../api/client";
import type { PayoutCondition, Verification as Standing } from "../api/types";
import { Chip } from "../ui/Chip";
import { Fact } from "../ui/Fact";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Refusal } from "../ui/Refusal";
import { Loaded } from "../ui/states";
import { Time } from "../ui/Time";
import { HandIn } from "./HandIn";
import { conditionWords, STATE_WORDS } from "./words";

const KEY = ["/me/verification"];

function Tier({ standing }: { standing: Standing }) {
  if (standing.tier === "FULL") return <>Everything that is payable is paid.</>;
  if (standing.tier === "ACCRUE") return <>Nothing is paid yet. You earn all the same, and nothing of it is lost.</>;
  return (
    <>
      Until your identity is verified, <Money micros={standing.limitedMicros} /> are paid in all;{" "}
      <Money micros={standing.paidMicros} /> have been. You earn without limit.
    </>
  );
}

function Condition({ condition }: { condition: PayoutCondition }) {
  return (
    <li className="row-between">
      <div className="stack-tight">
        <strong>{conditionWords(condition.name)}</strong>
        <span className="muted small">{condition.message}</span>
      </div>
      <Chip state={condition.passed ? "good" : "attention"}>
        {condition.passed ? (condition.asked ? "fine" : "not asked for") : "missing"}
      </Chip>
    </li>
  );
}

/** Begins, goes on, or begins anew; a provider's own pages open in this tab. */
function Start({ standing }: { standing: Standing }) {
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => post<{ url?: string | null; verification: Standing }>("/me/verification/start"),
    onSuccess: ({ url, verification }) => {
      client.setQueryData(KEY, verification);
      if (url) window.location.assign(url);
    },
  });
  if (standing.state === "declined" || standing.handsIn) return null;
  if (standing.state === "pending" || standing.state === "unknown") return null;
  const verified = standing.state === "verified";
  return (
    <div className="stack-tight">
      <div className="row">
        <button
          type="button"
          className={verified ? "button" : "button primary"}
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          {verified ? "My name or country has changed" : standing.state === "none" ? "Begin" : "Go on"}
        </button>
      </div>
      {verified && <p className="muted small">You are verified anew; until then the limit holds again.</p>}
      <Refusal error={start.error} />
    </div>
  );
}

function Panels({ standing }: { standing: Standing }) {
  return (
    <div className="grid-main">
      <section className="card stack" aria-labelledby="identity-title">
        <h2 id="identity-title">Your identity</h2>
        <dl className="facts">
          <dt>State</dt>
          <dd>
            <Chip state={standing.state}>{standing.state === "none" ? "not begun" : undefined}</Chip>
          </dd>
          <Fact name="Meaning">{STATE_WORDS[standing.state]}</Fact>
          <Fact name="Reason">{standing.reason}</Fact>
          <Fact name="Since">{standing.changedAt && <Time at={standing.changedAt} />}</Fact>
        </dl>
        <Start standing={standing} />
        {standing.handsIn && <HandIn standing={standing} />}
      </section>
      <section className="card stack" aria-labelledby="payouts-title">
        <h2 id="payouts-title">What it means for payouts</h2>
        <p>
          <Tier standing={standing} />
        </p>
        <ul className="stack" aria-label="Conditions of being paid">
          {standing.conditions.map((condition) => (
            <Condition key={condition.name} condition={condition} />
          ))}
        </ul>
      </section>
    </div>
  );
}

export default function Verification() {
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<Standing>("/me/verification", signal) });
  return (
    <>
      <PageHead title="Verification">
        Earning needs no papers. How much can be paid depends on what we have to know by law.
      </PageHead>
      <Loaded query={query} what="Your verification" height="18rem">
        {(standing) => <Panels standing={standing} />}
      </Loaded>
    </>
  );
}
