import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { monthWords } from "../commission/rates";
import { plural } from "../format/number";
import type { Forecast } from "../tax/types";
import { Money } from "../ui/Money";
import { Loaded } from "../ui/states";

/** What past forecasts were worth, which is what this one's interval is worth. */
function Calibration({ forecast }: { forecast: Forecast }) {
  if (forecast.forecastsMade === 0) return <p className="muted small">No forecast of yours could be checked yet.</p>;
  return (
    <p className="muted small">
      {forecast.forecastsInside} of the last {forecast.forecastsMade} such forecasts held what then came; the interval
      is made to hold {forecast.levelPercent} of 100.
    </p>
  );
}

function Figures({ forecast }: { forecast: Forecast }) {
  const { pointMicros, lowMicros, highMicros } = forecast;
  if (pointMicros == null || lowMicros == null || highMicros == null) {
    return (
      <p>
        Too little history for a forecast yet: about {plural(forecast.daysMissing, "more day")} of earnings are needed.
      </p>
    );
  }
  return (
    <>
      <div className="headline">
        <span className="amount">
          <Money micros={pointMicros} short />
        </span>
        <span>
          likely between <Money micros={lowMicros} short /> and <Money micros={highMicros} short />
        </span>
      </div>
      <p className="muted small">
        <Money micros={forecast.earnedMicros} short /> on the days that are over, {plural(forecast.daysLeft, "day")} to
        go, days in UTC. What is held or taken back later is not foreseen.
      </p>
      <Calibration forecast={forecast} />
    </>
  );
}

/** What the month is likely to bring. */
export function ForecastCard() {
  const query = useQuery({
    queryKey: ["/me/forecast"],
    queryFn: ({ signal }) => get<Forecast>("/me/forecast", signal),
    refetchInterval: 60_000,
  });
  return (
    <section className="card stack-tight" aria-labelledby="forecast-title">
      <header>
        <h2 id="forecast-title">Forecast{query.data && ` for ${monthWords(query.data.month)}`}</h2>
      </header>
      <Loaded query={query} what="The forecast" height="6rem">
        {(forecast) => <Figures forecast={forecast} />}
      </Loaded>
    </section>
  );
}
