import { useSearchParams } from "react-router";
import { usePages } from "../api/pages";
import type { FraudCase } from "../api/types";
import { plural } from "../format/number";
import { Chip } from "../ui/Chip";
import { Filter } from "../ui/Filter";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { FraudCaseDrawer } from "./FraudCaseDrawer";
import { ruleWords } from "./words";

const WHICH = [
  { value: "true", label: "Open" },
  { value: "false", label: "Decided" },
] as const;

function columns(open: (caseId: string) => void): readonly Column<FraudCase>[] {
  return [
    {
      name: "Rule",
      cell: (row) => (
        <button type="button" className="text-button" onClick={() => open(row.caseId)}>
          {ruleWords(row.rule)}
        </button>
      ),
    },
    { name: "State", cell: (row) => <Chip state={row.open ? "open" : (row.decision ?? "decided")} /> },
    {
      name: "Concerns",
      cell: (row) => (
        <span>
          {row.handle || row.influencerId || "nobody"}
          {row.code && <span className="sub">code {row.code}</span>}
        </span>
      ),
    },
    { name: "Evidence", cell: (row) => plural(row.hits, "hit") },
    { name: "Since", cell: (row) => <Time at={row.firstAt} /> },
  ];
}

export default function FraudCases() {
  const [address, setAddress] = useSearchParams();
  const open = address.get("open") ?? "true";
  const cases = usePages<FraudCase>("/fraud/cases", { open });
  const selected = address.get("case");
  return (
    <>
      <PageHead title="Fraud cases">
        A case holds the earnings it touches until somebody decides. Confirming excludes the touches from the beginning;
        lifting pays them.
      </PageHead>
      <Filter label="Which cases" options={WHICH} value={open} onChange={(value) => setAddress({ open: value })} />
      <section className="card" aria-label="Fraud cases">
        <Loaded query={cases} what="The fraud cases" height="16rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={open === "true" ? "No open case" : "No decided case"}>
                {open === "true" ? "Nothing is held." : "Decisions appear here with their note."}
              </Empty>
            ) : (
              <Table
                caption="Fraud cases, newest first"
                columns={columns((id) => setAddress({ open, case: id }))}
                rows={rows}
                keyOf={(row) => row.caseId}
              />
            )
          }
        </Loaded>
        <More query={cases} what="cases" />
      </section>
      {selected && <FraudCaseDrawer caseId={selected} onClose={() => setAddress({ open })} />}
    </>
  );
}
