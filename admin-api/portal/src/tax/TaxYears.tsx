import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { get, post } from "../api/client";
import { save } from "../api/file";
import { serverNow } from "../app/clock";
import { useMe } from "../app/session";
import { plural } from "../format/number";
import { Chip } from "../ui/Chip";
import { Download } from "../ui/Download";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Select } from "../ui/Select";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { ConfirmAction } from "./ConfirmAction";
import { TaxPersonDrawer } from "./TaxPersonDrawer";
import type { Filing, Recipient, TaxYear } from "./types";
import { STATE_TONES, STATE_WORDS, TIN_WORDS } from "./words";

function columns(open: (influencerId: string) => void): readonly Column<Recipient>[] {
  return [
    {
      name: "Recipient",
      cell: (row) => (
        <button type="button" className="text-button" onClick={() => open(row.influencerId)}>
          {row.handle}
        </button>
      ),
    },
    {
      name: "Form given",
      cell: (row) => (
        <span>
          {row.form ?? "none"}
          <span className="sub">{row.tinMasked ?? TIN_WORDS[row.tin]}</span>
        </span>
      ),
    },
    {
      name: "1099-NEC",
      cell: (row) => (
        <span title={row.reasons.join(". ")}>
          <Chip state={STATE_TONES[row.state] ?? row.state}>{STATE_WORDS[row.state]}</Chip>
        </span>
      ),
    },
    { name: "Payouts", numeric: true, cell: (row) => row.payments },
    { name: "Withheld", numeric: true, cell: (row) => <Money micros={row.withheldMicros} /> },
    { name: "Paid", numeric: true, cell: (row) => <Money micros={row.paidMicros} /> },
    {
      name: "File",
      cell: (row) =>
        row.filingId ? (
          <Download path={`/tax/filings/${row.filingId}.pdf`} label={`Form of ${row.handle}: PDF v${row.version ?? 1}`}>
            {`PDF v${row.version ?? 1}`}
          </Download>
        ) : (
          "–"
        ),
    },
  ];
}

type Action = "make" | "iris" | "corrections" | "foreign";

const ACTIONS: Record<Action, { title: string; description: string; button: string }> = {
  make: {
    title: "Make the forms",
    description: "Makes each form 1099-NEC that is due, and a correction of each that says something else than now.",
    button: "Make forms",
  },
  iris: {
    title: "Export for IRIS",
    description: "The first versions of the year's forms, with whole numbers. Keep the file safe.",
    button: "Download",
  },
  corrections: {
    title: "Export corrections for IRIS",
    description: "The corrected forms of the year, with whole numbers. Keep the file safe.",
    button: "Download",
  },
  foreign: {
    title: "Export data of forms 1042-S",
    description: "Payments to people outside the United States, with whole numbers. Keep the file safe.",
    button: "Download",
  },
};

function run(year: number, action: Action): Promise<Filing[] | void> {
  const base = `/tax/years/${year}`;
  switch (action) {
    case "make":
      return post<Filing[]>(`${base}/forms`);
    case "iris":
      return save(`${base}/iris.csv`);
    case "corrections":
      return save(`${base}/iris.csv?corrections=true`);
    case "foreign":
      return save(`${base}/1042-s.csv`);
  }
}

function Actions({ tax }: { tax: TaxYear }) {
  const client = useQueryClient();
  const [action, setAction] = useState<Action>();
  const [made, setMade] = useState(0);
  return (
    <>
      {made > 0 && (
        <p className="notice" data-tone="good" role="status">
          {plural(made, "form")} made.
        </p>
      )}
      <div className="row">
        <button type="button" className="button primary" disabled={!tax.over} onClick={() => setAction("make")}>
          Make forms…
        </button>
        <button type="button" className="button" onClick={() => setAction("iris")}>
          IRIS file…
        </button>
        <button type="button" className="button" onClick={() => setAction("corrections")}>
          IRIS corrections…
        </button>
        <button type="button" className="button" onClick={() => setAction("foreign")}>
          1042-S data…
        </button>
      </div>
      {action && (
        <ConfirmAction
          {...ACTIONS[action]}
          action={() => run(tax.year, action)}
          onDone={(filings) => {
            setMade(filings ? filings.length : 0);
            void client.invalidateQueries({ queryKey: ["/tax/years"] });
          }}
          onClose={() => setAction(undefined)}
        />
      )}
    </>
  );
}

function Terms({ tax }: { tax: TaxYear }) {
  return (
    <>
      {tax.payerMissing && (
        <p className="notice" data-tone="attention">
          Forms cannot be made: the programme&apos;s own name, EIN and address are not set.
        </p>
      )}
      <p className="muted small">
        The law asks for a form from <Money micros={tax.statutoryThresholdMicros} short />, the programme reports from{" "}
        <Money micros={tax.programmeThresholdMicros} short />. Payouts count on the day of their block in {tax.zone}.
        {!tax.over && " The forms of a year are made once it is over."}
      </p>
    </>
  );
}

function years(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = String(last - index);
    return { value: year, label: year };
  });
}

function Body({ tax, onYear, open }: { tax: TaxYear; onYear: (year: string) => void; open: (id: string) => void }) {
  const finance = useMe().data?.role === "FINANCE";
  return (
    <section className="card stack" aria-label={`Tax year ${tax.year}`}>
      <div className="narrow">
        <Select
          label="Year"
          value={String(tax.year)}
          options={years(Math.min(tax.firstYear, tax.year), Math.max(tax.thisYear, tax.year))}
          onChange={onYear}
        />
      </div>
      <Terms tax={tax} />
      {finance && <Actions tax={tax} />}
      {tax.recipients.length === 0 ? (
        <Empty title={`Nobody was paid in ${tax.year}`} />
      ) : (
        <Table
          caption={`Recipients of ${tax.year}`}
          columns={columns(open)}
          rows={tax.recipients}
          keyOf={(row) => row.influencerId}
        />
      )}
    </section>
  );
}

export default function TaxYears() {
  const [address, setAddress] = useSearchParams();
  const year = address.get("year") ?? String(new Date(serverNow()).getUTCFullYear());
  const person = address.get("person");
  const query = useQuery({
    queryKey: ["/tax/years", year],
    queryFn: ({ signal }) => get<TaxYear>(`/tax/years/${encodeURIComponent(year)}`, signal),
  });
  return (
    <>
      <PageHead title="Tax">Who was paid what in a year, and the forms that follow.</PageHead>
      <Loaded query={query} what="The tax year" height="24rem">
        {(tax) => (
          <Body
            tax={tax}
            onYear={(next) => setAddress({ year: next })}
            open={(id) => setAddress({ year, person: id })}
          />
        )}
      </Loaded>
      {person && <TaxPersonDrawer influencerId={person} onClose={() => setAddress({ year })} />}
    </>
  );
}
