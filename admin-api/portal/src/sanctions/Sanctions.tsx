import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { get } from "../api/client";
import { usePages } from "../api/pages";
import type { SanctionsCase, SanctionsList, SanctionsLists } from "../api/types";
import { plural } from "../format/number";
import { Chip } from "../ui/Chip";
import { Id } from "../ui/Copy";
import { Filter } from "../ui/Filter";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { CaseDrawer } from "./CaseDrawer";
import { ImportList } from "./ImportList";

const WHICH = [
  { value: "true", label: "Open" },
  { value: "false", label: "Decided" },
] as const;

const TONE = { open: "attention", confirmed: "bad", cleared: "good" } as const;

const LISTS: readonly Column<SanctionsList>[] = [
  { name: "List", cell: (list) => list.name },
  { name: "As of", cell: (list) => <span className="nowrap">{list.asOf}</span> },
  { name: "Addresses", numeric: true, cell: (list) => list.addresses.toLocaleString("en") },
  { name: "Compared with", cell: (list) => `${plural(list.screened, "wallet")}, ${plural(list.hits, "hit")}` },
  { name: "Source", cell: (list) => <Id value={list.sourceHash} label="SHA-256 of the file" /> },
  {
    name: "Imported",
    cell: (list) => (
      <span>
        <Time at={list.importedAt} />
        <span className="sub break">{list.importedBy}</span>
      </span>
    ),
  },
];

function columns(open: (caseId: string) => void): readonly Column<SanctionsCase>[] {
  return [
    {
      name: "Who",
      cell: (one) => (
        <button type="button" className="text-button" onClick={() => open(one.caseId)}>
          {one.handle}
        </button>
      ),
    },
    { name: "State", cell: (one) => <Chip state={TONE[one.state]}>{one.state}</Chip> },
    { name: "Address", cell: (one) => <Id value={one.wallet} label="wallet address" /> },
    { name: "Found", cell: (one) => <Time at={one.openedAt} /> },
    { name: "Report by", cell: (one) => <span className="nowrap">{one.reportBy}</span> },
  ];
}

function ListInForce({ lists, onImport }: { lists: SanctionsLists; onImport: () => void }) {
  return (
    <section className="card" aria-labelledby="lists-title">
      <header>
        <h2 id="lists-title">List</h2>
        <button type="button" className="button small" onClick={onImport}>
          Import a list…
        </button>
        <p>
          The newest one counts. Addresses are compared as exact text, whatever asset they stand under. A list older
          than {lists.now.daysMax} days {lists.now.staleBlocks ? "stops all payouts" : "is a warning"}.
        </p>
      </header>
      <div className="stack">
        {lists.now.warning && (
          <p className="notice" data-tone="attention" role="status">
            {lists.now.warning}
          </p>
        )}
        {lists.items.length === 0 ? (
          <Empty title="No list yet">Where screening is asked for, nothing is paid without one.</Empty>
        ) : (
          <Table
            caption="Versions of the list, newest first"
            columns={LISTS}
            rows={lists.items}
            keyOf={(list) => String(list.listId)}
          />
        )}
      </div>
    </section>
  );
}

export default function Sanctions() {
  const [address, setAddress] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const open = address.get("open") ?? "true";
  const cases = usePages<SanctionsCase>("/sanctions/cases", { open });
  const lists = useQuery({
    queryKey: ["/sanctions/lists"],
    queryFn: ({ signal }) => get<SanctionsLists>("/sanctions/lists", signal),
  });
  const selected = address.get("case");
  return (
    <>
      <PageHead title="Sanctions">
        Nobody is paid whose address a list names, or whose case nobody has cleared. What they earn is kept.
      </PageHead>
      <Filter label="Which cases" options={WHICH} value={open} onChange={(value) => setAddress({ open: value })} />
      <section className="card" aria-label="Hits">
        <Loaded query={cases} what="The cases" height="8rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={open === "true" ? "No open case" : "No decided case"}>
                {open === "true" ? "No influencer's address is on the list." : "Decisions appear here with their note."}
              </Empty>
            ) : (
              <Table
                caption="Hits, newest first"
                columns={columns((id) => setAddress({ open, case: id }))}
                rows={rows}
                keyOf={(one) => one.caseId}
              />
            )
          }
        </Loaded>
        <More query={cases} what="cases" />
      </section>
      <Loaded query={lists} what="The lists" height="10rem">
        {(known) => <ListInForce lists={known} onImport={() => setImporting(true)} />}
      </Loaded>
      {importing && <ImportList onClose={() => setImporting(false)} />}
      {selected && <CaseDrawer caseId={selected} onClose={() => setAddress({ open })} />}
    </>
  );
}
