import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { get } from "../api/client";
import type { Overview as Figures } from "../api/types";
import { useLive } from "../api/useLive";
import { plural } from "../format/number";
import { formatMoneyShort, permille } from "../format/money";
import { ForecastCard } from "../statement/ForecastCard";
import { Chip } from "../ui/Chip";
import { Freshness, StaleBanner } from "../ui/Freshness";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Loaded } from "../ui/states";
import { Countdown } from "../ui/Time";
import { Announce } from "./Announce";
import { CertaintyBar } from "./CertaintyBar";
import { Funnel } from "./Funnel";
import { LinkCard } from "./LinkCard";
import { TierCard } from "./TierCard";
import { Trend } from "./Trend";

function Threshold({ figures }: { figures: Figures }) {
  const filled = Math.min(1000, permille(figures.earnings.payableMicros, figures.payoutThresholdMicros));
  return (
    <div className="threshold">
      <meter min={0} max={1000} value={filled} aria-label="Part of the payout threshold that is reached" />
      <span className="small muted">Paid out by itself from {formatMoneyShort(figures.payoutThresholdMicros)}</span>
    </div>
  );
}

function Earned({ figures }: { figures: Figures }) {
  return (
    <section className="card stack" aria-labelledby="earned-title">
      <div className="earned-head">
        <div className="headline">
          <h2 id="earned-title">Payable now</h2>
          <span className="amount">
            <Money micros={figures.earnings.payableMicros} short />
          </span>
        </div>
        <Threshold figures={figures} />
      </div>
      <CertaintyBar earnings={figures.earnings} />
    </section>
  );
}

function NotPaidYet({ figures }: { figures: Figures }) {
  return (
    <section className="card" aria-labelledby="waiting-title">
      <header>
        <h2 id="waiting-title">Why is it not paid yet?</h2>
      </header>
      {figures.notPaidBecause.length === 0 ? (
        <p className="muted">Nothing stands in the way.</p>
      ) : (
        <ul className="reasons">
          {figures.notPaidBecause.map((reason) => (
            <li key={reason.code}>
              <span>{reason.message}</span>
            </li>
          ))}
        </ul>
      )}
      {figures.nextSettlesAt && (
        <p className="muted small after">
          The next earning settles <Countdown at={figures.nextSettlesAt} />.
        </p>
      )}
    </section>
  );
}

function Audience({ figures }: { figures: Figures }) {
  const steps = [
    { name: "Clicks", count: figures.countedClicks },
    { name: "Visitors", count: figures.uniqueVisitors },
    { name: "Sign-ups", count: figures.signups },
    { name: "Activations", count: figures.activations },
  ];
  const dropped = figures.clicks - figures.countedClicks;
  return (
    <section className="card" aria-labelledby="funnel-title">
      <header>
        <h2 id="funnel-title">From click to trader</h2>
      </header>
      <Funnel steps={steps} />
      <p className="muted small after">
        {dropped > 0 && <>{plural(dropped, "repeated click")} kept but not counted. </>}
        Your people traded <Money micros={figures.volumeMicros} short /> and paid{" "}
        <Money micros={figures.feeMicros} short /> in fees.
      </p>
    </section>
  );
}

function Panels({ figures }: { figures: Figures }) {
  return (
    <>
      <Announce overview={figures} />
      <div className="grid-main">
        <div className="stack wide">
          <Earned figures={figures} />
          <NotPaidYet figures={figures} />
          <section className="card" aria-labelledby="trend-title">
            <header>
              <h2 id="trend-title">Earned over time</h2>
              <Link className="small" to="/earnings">
                All earnings
              </Link>
            </header>
            <Trend series={figures.series} />
          </section>
        </div>
        <div className="stack wide">
          <TierCard standing={figures.standing} />
          <ForecastCard />
          <LinkCard overview={figures} />
          <Audience figures={figures} />
        </div>
      </div>
    </>
  );
}

export default function Overview() {
  const live = useLive<Figures>("/me/stream", "overview");
  const query = useQuery({ queryKey: ["/me/overview"], queryFn: ({ signal }) => get<Figures>("/me/overview", signal) });
  const figures = live.value ?? query.data;
  return (
    <>
      <PageHead
        title={figures ? `Hello, ${figures.handle}` : "Overview"}
        aside={<Freshness live={live} completeUpTo={figures?.completeUpTo} />}
      >
        {figures && figures.state !== "active" && <Chip state={figures.state} />}
      </PageHead>
      <StaleBanner live={live} reconnect={live.reconnect} />
      <Loaded query={{ ...query, data: figures }} what="Your figures" height="24rem">
        {(value) => <Panels figures={value} />}
      </Loaded>
    </>
  );
}
