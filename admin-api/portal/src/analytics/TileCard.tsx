import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { get, segment } from "../api/client";
import type { Tile, TileSummary } from "../api/types";
import { Chart } from "../charts/Chart";
import { plural } from "../format/number";
import { Icon } from "../ui/Icon";
import { Empty, Loaded } from "../ui/states";
import { Ago } from "../ui/Time";
import { columnLabel, formatHeadline, formatValue, isNumeric } from "./cell";
import { chartOf } from "./chartOf";
import { download, toCsv } from "./csv";

const REFRESH_MILLIS = 15_000;

function Rows({ tile }: { tile: Tile }) {
  return (
    <div className="table-wrap tile-table" tabIndex={0} role="region" aria-label={`Data of ${tile.title}`}>
      <table className="table">
        <caption className="visually-hidden">{tile.title}</caption>
        <thead>
          <tr>
            {tile.columns.map((column) => (
              <th key={column.name} scope="col" className={isNumeric(column.unit) ? "num" : undefined}>
                {columnLabel(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tile.rows.map((row, index) => (
            <tr key={index}>
              {tile.columns.map((column, position) => (
                <td key={column.name} className={isNumeric(column.unit) ? "num" : undefined}>
                  {formatValue(row[position], column.unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Numbers({ tile }: { tile: Tile }) {
  const row = tile.rows[0] ?? [];
  return (
    <dl className="figure-row">
      {tile.columns.map((column, index) => (
        <div key={column.name}>
          <dt className="muted small">{columnLabel(column)}</dt>
          <dd
            className={tile.columns.length <= 2 && index === 0 ? "big-number" : "figure-number"}
            title={formatValue(row[index], column.unit)}
          >
            {formatHeadline(row[index], column.unit)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ tile, asTable }: { tile: Tile; asTable: boolean }) {
  const data = useMemo(() => chartOf(tile), [tile]);
  if (tile.rows.length === 0) return <Empty title="No rows yet">The question has no answer until events arrive.</Empty>;
  if (tile.chart === "number" && !asTable) return <Numbers tile={tile} />;
  if (asTable || !data) return <Rows tile={tile} />;
  return (
    <Chart
      data={data}
      label={`${tile.title}: ${plural(tile.rows.length, "row")}; the table has the numbers`}
      tall={data.horizontal}
    />
  );
}

function Foot({ tile, asTable, toggle }: { tile: Tile; asTable: boolean; toggle: () => void }) {
  const drawn = tile.chart !== "table";
  return (
    <footer className="tile-foot">
      <span className="small muted">
        {tile.completeUpTo && (
          <>
            as of <Ago at={tile.completeUpTo} />
          </>
        )}
      </span>
      <span className="row">
        {drawn && (
          <button
            type="button"
            className="button quiet small"
            aria-pressed={asTable}
            onClick={toggle}
            aria-label={`${asTable ? "Chart" : "Table"} of ${tile.title}`}
          >
            {asTable ? "Chart" : "Table"}
          </button>
        )}
        <button
          type="button"
          className="button quiet small"
          onClick={() => download(`${tile.id}.csv`, toCsv(tile))}
          aria-label={`Download ${tile.title} as CSV`}
        >
          <Icon name="download" /> CSV
        </button>
      </span>
    </footer>
  );
}

/** One question with its answer, drawn by its chart kind, as a table, or to take away. */
export function TileCard({ summary }: { summary: TileSummary }) {
  const [asTable, setAsTable] = useState(false);
  const query = useQuery({
    queryKey: ["/analytics/tiles", summary.id],
    queryFn: ({ signal }) => get<Tile>(`/analytics/tiles/${segment(summary.id)}`, signal),
    refetchInterval: REFRESH_MILLIS,
  });
  return (
    <section className="card tile" data-chart={summary.chart} aria-labelledby={`tile-${summary.id}`}>
      <header>
        <h2 id={`tile-${summary.id}`}>{summary.title}</h2>
        <p>{summary.question}</p>
      </header>
      <Loaded query={query} what={summary.title} height={summary.chart === "number" ? "3rem" : "15rem"}>
        {(tile) => (
          <>
            <div className="body">
              <Body tile={tile} asTable={asTable} />
            </div>
            <Foot tile={tile} asTable={asTable} toggle={() => setAsTable(!asTable)} />
          </>
        )}
      </Loaded>
    </section>
  );
}
