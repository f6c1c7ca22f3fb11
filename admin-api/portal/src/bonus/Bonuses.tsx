import { useState } from "react";
import { usePages } from "../api/pages";
import type { Bonus } from "../api/types";
import { useMe } from "../app/session";
import { monthWords } from "../commission/rates";
import { Chip } from "../ui/Chip";
import { Money } from "../ui/Money";
import { More } from "../ui/More";
import { PageHead } from "../ui/PageHead";
import { Empty, Loaded } from "../ui/states";
import { Table, type Column } from "../ui/Table";
import { Time } from "../ui/Time";
import { Decide } from "./Decide";
import { Propose } from "./Propose";

const TONES: Record<string, string> = { proposed: "open", confirmed: "good", refused: "refused" };

function columns(open?: (bonus: Bonus) => void): readonly Column<Bonus>[] {
  return [
    {
      name: "Influencer",
      cell: (bonus) =>
        open && bonus.state === "proposed" ? (
          <button type="button" className="text-button" onClick={() => open(bonus)}>
            {bonus.handle}
          </button>
        ) : (
          bonus.handle
        ),
    },
    {
      name: "For",
      cell: (bonus) => (
        <span>
          {bonus.reason}
          <span className="sub">{monthWords(bonus.month)}</span>
        </span>
      ),
    },
    { name: "State", cell: (bonus) => <Chip state={TONES[bonus.state] ?? bonus.state}>{bonus.state}</Chip> },
    {
      name: "Proposed",
      cell: (bonus) => (
        <span>
          <Time at={bonus.proposedAt} />
          <span className="sub break">{bonus.proposedBy}</span>
        </span>
      ),
    },
    {
      name: "Decided",
      cell: (bonus) =>
        bonus.decidedAt && (
          <span>
            <Time at={bonus.decidedAt} />
            <span className="sub break">{bonus.decidedBy}</span>
          </span>
        ),
    },
    { name: "Amount", numeric: true, cell: (bonus) => <Money micros={bonus.amountMicros} /> },
  ];
}

export default function Bonuses() {
  const role = useMe().data?.role;
  const [deciding, setDeciding] = useState<Bonus>();
  const bonuses = usePages<Bonus>("/bonuses");
  return (
    <>
      <PageHead title="Bonuses">
        Money that no trade earned: proposed by the programme, confirmed by somebody else in finance.
      </PageHead>
      {role === "ADMIN" && <Propose />}
      <section className="card" aria-label="Bonuses">
        <Loaded query={bonuses} what="The bonuses" height="12rem">
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="No bonus yet">A proposed one appears here for finance to decide.</Empty>
            ) : (
              <Table
                caption="Bonuses, newest first"
                columns={columns(role === "FINANCE" ? setDeciding : undefined)}
                rows={rows}
                keyOf={(bonus) => bonus.bonusId}
              />
            )
          }
        </Loaded>
        <More query={bonuses} what="bonuses" />
      </section>
      {deciding && <Decide bonus={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}
