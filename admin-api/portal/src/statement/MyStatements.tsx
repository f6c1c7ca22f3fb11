import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { monthWords } from "../commission/rates";
import { plural } from "../format/number";
import type { StatementMonth } from "../tax/types";
import { Download } from "../ui/Download";
import { Money } from "../ui/Money";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";

const COLUMNS: readonly Column<StatementMonth>[] = [
  {
    name: "Month",
    cell: (row) => (
      <span>
        {monthWords(row.month)}
        <span className="sub">{plural(row.lines, "line")}</span>
      </span>
    ),
  },
  { name: "At the start", numeric: true, cell: (row) => <Money micros={row.openingMicros} /> },
  { name: "At the end", numeric: true, cell: (row) => <Money micros={row.closingMicros} /> },
  {
    name: "Files",
    cell: (row) => (
      <span className="row">
        <Download path={`/me/statements/${row.month}.pdf`} label={`Statement of ${row.month} as PDF`}>
          PDF
        </Download>
        <Download path={`/me/statements/${row.month}.csv`} label={`Statement of ${row.month} as CSV`}>
          CSV
        </Download>
      </span>
    ),
  },
];

/** The statements of closed months. */
export function MyStatements() {
  const query = useQuery({
    queryKey: ["/me/statements"],
    queryFn: ({ signal }) => get<{ items: StatementMonth[] }>("/me/statements", signal),
  });
  return (
    <section className="card" aria-labelledby="statements-title">
      <header>
        <h2 id="statements-title">Monthly statements</h2>
      </header>
      <Loaded query={query} what="Your statements" height="8rem">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No statement yet">The first one is there when the month of your first earning is over.</Empty>
          ) : (
            <Table caption="Statements, newest first" columns={COLUMNS} rows={items} keyOf={(row) => row.month} />
          )
        }
      </Loaded>
    </section>
  );
}
