import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../api/client";
import { rateWords } from "../commission/rates";
import { permille } from "../format/money";
import { Download } from "../ui/Download";
import { Fact } from "../ui/Fact";
import { Money } from "../ui/Money";
import { PageHead } from "../ui/PageHead";
import { Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { GiveForm } from "./GiveForm";
import type { Filing, MyTax as Tax } from "./types";

function OnFile({ tax }: { tax: Tax }) {
  const form = tax.form;
  return (
    <section className="card stack-tight" aria-labelledby="on-file-title">
      <header>
        <h2 id="on-file-title">Your form</h2>
      </header>
      {tax.formMissing && (
        <p className="notice" data-tone="attention">
          {tax.formMissing}.
        </p>
      )}
      {form && (
        <dl className="facts">
          <Fact name="Form">
            {form.kind}, version {form.version}
          </Fact>
          <Fact name="Name">{form.name}</Fact>
          <Fact name="Number">{form.tinMasked ? `${form.tinType} ${form.tinMasked}` : "none given"}</Fact>
          <Fact name="Signed">
            <Time at={form.signature.at} />
          </Fact>
          <Fact name="Valid through">{form.validThrough}</Fact>
        </dl>
      )}
      <p>
        {tax.withholdingBasisPoints > 0
          ? `${rateWords(tax.withholdingBasisPoints)} of each payout is withheld. ${tax.withholdingReason}.`
          : "Nothing is withheld from your payouts."}
      </p>
    </section>
  );
}

function ThisYear({ tax }: { tax: Tax }) {
  const filled = Math.min(1000, permille(tax.paidMicros, tax.thresholdMicros));
  return (
    <section className="card stack-tight" aria-labelledby="year-title">
      <header>
        <h2 id="year-title">Paid in {tax.year}</h2>
      </header>
      <div className="headline">
        <span className="amount">
          <Money micros={tax.paidMicros} short />
        </span>
        {tax.withheldMicros > 0 && (
          <span>
            of which <Money micros={tax.withheldMicros} /> withheld
          </span>
        )}
      </div>
      <div className="threshold">
        <meter min={0} max={1000} value={filled} aria-label="Part of the reporting threshold that is reached" />
        <span className="small muted">
          US persons get a form 1099-NEC from <Money micros={tax.thresholdMicros} short /> a year. Income is taxable
          without a form, too.
        </span>
      </div>
    </section>
  );
}

const FILINGS: readonly Column<Filing>[] = [
  { name: "Year", cell: (filing) => filing.taxYear },
  {
    name: "Form",
    cell: (filing) => (
      <span>
        1099-NEC
        {filing.corrects && <span className="sub">corrected, version {filing.version}</span>}
      </span>
    ),
  },
  { name: "Paid", numeric: true, cell: (filing) => <Money micros={filing.grossMicros} /> },
  { name: "Withheld", numeric: true, cell: (filing) => <Money micros={filing.withheldMicros} /> },
  {
    name: "File",
    cell: (filing) => (
      <Download
        path={`/me/tax/filings/${filing.filingId}.pdf`}
        label={`Form of ${filing.taxYear}, version ${filing.version}, as PDF`}
      >
        PDF
      </Download>
    ),
  },
];

function Page({ tax }: { tax: Tax }) {
  const [opened, setOpened] = useState(false);
  const [given, setGiven] = useState(false);
  const done = () => {
    setOpened(false);
    setGiven(true);
  };
  return (
    <div className="stack wide">
      {given && (
        <p className="notice" data-tone="good" role="status">
          Your form is signed and stored.
        </p>
      )}
      <div className="grid-main">
        <OnFile tax={tax} />
        <ThisYear tax={tax} />
      </div>
      {tax.filings.length > 0 && (
        <section className="card" aria-labelledby="filings-title">
          <header>
            <h2 id="filings-title">Forms for your tax return</h2>
          </header>
          <Table caption="Forms, newest first" columns={FILINGS} rows={tax.filings} keyOf={(row) => row.filingId} />
        </section>
      )}
      {opened || !tax.form ? (
        <GiveForm tax={tax} onDone={done} />
      ) : (
        <div className="row">
          <button type="button" className="button" onClick={() => setOpened(true)}>
            Give a new form
          </button>
        </div>
      )}
    </div>
  );
}

export default function MyTax() {
  const query = useQuery({ queryKey: ["/me/tax"], queryFn: ({ signal }) => get<Tax>("/me/tax", signal) });
  return (
    <>
      <PageHead title="Tax">Who you are for tax, what was paid and withheld, and your forms.</PageHead>
      <Loaded query={query} what="Your tax page" height="24rem">
        {(tax) => <Page tax={tax} />}
      </Loaded>
    </>
  );
}
