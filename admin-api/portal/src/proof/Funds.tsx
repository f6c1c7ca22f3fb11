import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { get } from "../api/client";
import { Chart } from "../charts/Chart";
import type { ChartData } from "../charts/options";
import { formatMoney, formatMoneyShort } from "../format/money";
import { Id } from "../ui/Copy";
import { Money } from "../ui/Money";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import type { Asset, FundsProof, FundsSample } from "./types";

const ROWS_MAX = 24;
const WHEN = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export function useFundsProof() {
  return useQuery({
    queryKey: ["/proof-of-funds"],
    queryFn: ({ signal }) => get<FundsProof>("/proof-of-funds", signal),
    refetchInterval: 60_000,
  });
}

const owed = (sample: FundsSample) => sample.payable + sample.reserved;

function columns(currency: Asset): readonly Column<FundsSample>[] {
  return [
    { name: "When", cell: (row) => <Time at={row.sampledAt} /> },
    { name: "Slot", numeric: true, cell: (row) => row.slot },
    { name: "Held", numeric: true, cell: (row) => <Money micros={row.holdings} currency={currency} /> },
    { name: "Owed", numeric: true, cell: (row) => <Money micros={owed(row)} currency={currency} /> },
    {
      name: "Missing",
      numeric: true,
      cell: (row) => (row.missing ? <Money micros={row.missing} currency={currency} /> : "–"),
    },
  ];
}

function Course({ currency, samples }: { currency: Asset; samples: readonly FundsSample[] }) {
  const data = useMemo<ChartData>(() => {
    const format = (units: number) => formatMoney(BigInt(Math.trunc(units)), currency);
    const axis = (units: number) => formatMoneyShort(BigInt(Math.trunc(units)), currency).replace(/\.00\b/, "");
    return {
      kind: "line",
      categories: samples.map((one) => WHEN.format(Date.parse(one.sampledAt))),
      series: [
        { name: "Held on the chain", values: samples.map((one) => one.holdings), format, axis },
        { name: "Owed", values: samples.map(owed), format, axis },
      ],
    };
  }, [currency, samples]);
  return (
    <>
      <Chart data={data} label={`${currency} held and owed over ${samples.length} samples`} />
      <details>
        <summary>The latest samples as a table</summary>
        <Table
          caption={`Samples of ${currency}, newest first`}
          columns={columns(currency)}
          rows={samples.slice(-ROWS_MAX).reverse()}
          keyOf={(row) => row.sampledAt}
        />
      </details>
    </>
  );
}

function Verdict({ sample, live }: { sample: FundsSample; live: boolean }) {
  return (
    <>
      {sample.missing > 0 ? (
        <p className="notice" data-tone="bad" role="alert">
          <span>
            <strong>Short.</strong> The treasury lacks <Money micros={sample.missing} currency={sample.currency} /> of
            what is owed.
          </span>
        </p>
      ) : (
        <p className="notice" data-tone="good">
          The treasury covers everything that is owed.
        </p>
      )}
      {!live && (
        <p className="notice" data-tone="attention" role="status">
          The chain does not answer now; this is the last sample.
        </p>
      )}
    </>
  );
}

function Currency({ currency, proof }: { currency: Asset; proof: FundsProof }) {
  const samples = useMemo(() => proof.samples.filter((one) => one.currency === currency), [proof, currency]);
  const live = proof.live.find((one) => one.currency === currency);
  const newest = live ?? samples.at(-1);
  if (!newest) return null;
  return (
    <section className="card stack" aria-label={`Funds in ${currency}`}>
      <h3>{currency}</h3>
      <Verdict sample={newest} live={Boolean(live)} />
      <dl className="figure-row roomy">
        <div className="figure">
          <dt>Held on the chain</dt>
          <dd>
            <Money micros={newest.holdings} currency={currency} short />
            <small>finalised, slot {newest.slot}</small>
          </dd>
        </div>
        <div className="figure">
          <dt>Owed</dt>
          <dd>
            <Money micros={owed(newest)} currency={currency} short />
            <small>
              {newest.inFlight > 0 ? (
                <>
                  of it <Money micros={newest.inFlight} currency={currency} /> being sent
                </>
              ) : (
                "settled and not paid yet"
              )}
            </small>
          </dd>
        </div>
        <div className="figure">
          <dt>Looked at</dt>
          <dd>
            <Time at={newest.sampledAt} />
            <small>
              <Id value={newest.address} label={`treasury address for ${currency}`} />
            </small>
          </dd>
        </div>
      </dl>
      {samples.length > 1 && <Course currency={currency} samples={samples} />}
    </section>
  );
}

/** Treasury on the chain beside what is owed, now and before; a picture per currency. */
export function Funds() {
  const query = useFundsProof();
  return (
    <section className="stack" aria-labelledby="funds-title">
      <h2 id="funds-title">Proof of funds</h2>
      <p className="muted">
        What the treasury holds on the chain beside all settled earnings that are not paid yet. Dollars are owed in USDC
        until a payout binds a rate; from then on in SOL.
      </p>
      <Loaded query={query} what="The proof of funds" height="16rem">
        {(proof) =>
          proof.samples.length + proof.live.length === 0 ? (
            <section className="card">
              <Empty title="No samples yet">The treasury and the books are compared every hour.</Empty>
            </section>
          ) : (
            <>
              <Currency currency="USDC" proof={proof} />
              <Currency currency="SOL" proof={proof} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
