import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../api/client";
import { Download } from "../ui/Download";
import { Field } from "../ui/Field";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { serverNow } from "../app/clock";
import { monthWords } from "../commission/rates";

interface Somebody {
  influencerId: string;
  handle: string;
}

function lastMonth(): string {
  const now = new Date(serverNow());
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

/** The first instant of the month after a valid one. */
function endOf(month: string): Date {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1));
}

function columns(month: string): readonly Column<Somebody>[] {
  return [
    {
      name: "Influencer",
      cell: (row) => (
        <span>
          {row.handle}
          <span className="sub break">{row.influencerId}</span>
        </span>
      ),
    },
    {
      name: "Files",
      cell: (row) => (
        <span className="row">
          <Download path={`/statements/${month}/${row.influencerId}.pdf`} label={`Statement of ${row.handle} as PDF`}>
            PDF
          </Download>
          <Download path={`/statements/${month}/${row.influencerId}.csv`} label={`Statement of ${row.handle} as CSV`}>
            CSV
          </Download>
        </span>
      ),
    },
  ];
}

export default function Statements() {
  const [month, setMonth] = useState(lastMonth);
  const valid = /^2\d{3}-(0[1-9]|1[0-2])$/.test(month);
  const end = endOf(month);
  const query = useQuery({
    queryKey: ["/statements", month],
    queryFn: ({ signal }) => get<{ items: Somebody[] }>(`/statements/${month}`, signal),
    enabled: valid,
    retry: false,
  });
  return (
    <>
      <PageHead title="Statements">What moved each balance in a closed month, as the books say it.</PageHead>
      <section className="card stack" aria-label="Statements of a month">
        <div className="narrow">
          <Field
            label="Month"
            type="month"
            pattern="[0-9]{4}-[0-9]{2}"
            value={month}
            wrong={valid ? undefined : "A month as in 2026-11"}
            onChange={(event) => setMonth(event.target.value)}
          />
        </div>
        {valid && (
          <p className="row">
            <Download path={`/journal/${month}.csv`} label={`Journal of ${monthWords(month)} as CSV`}>
              Journal
            </Download>
            {end.getTime() <= serverNow() && (
              <Download
                path={`/journal/balances?at=${end.toISOString()}`}
                label={`Balances at the end of ${monthWords(month)} as CSV`}
              >
                Balances
              </Download>
            )}
            <span className="muted small">
              Every posting of the month, and each account at its end (UTC), for the accounts of the company.
            </span>
          </p>
        )}
        {valid && (
          <Loaded query={query} what="The statements" height="12rem">
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={`Nothing was booked in ${monthWords(month)}`} />
              ) : (
                <Table
                  caption={`Statements of ${month}`}
                  columns={columns(month)}
                  rows={items}
                  keyOf={(row) => row.influencerId}
                />
              )
            }
          </Loaded>
        )}
      </section>
    </>
  );
}
