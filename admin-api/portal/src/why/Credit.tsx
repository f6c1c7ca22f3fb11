import type { Why, WhyTouch } from "../api/types";
import { Money } from "../ui/Money";
import { Table, type Column } from "../ui/Table";
import { Step } from "./WhySteps";
import { MODEL_WORDS, MODELS } from "./words";

function columns(why: Why): readonly Column<WhyTouch>[] {
  const { payingModel } = why.conversion;
  const models = MODELS.filter((model) => why.path.some((touch) => touch.credits[model] !== undefined));
  const touch: Column<WhyTouch> = {
    name: "Touch",
    cell: (row) => (
      <span>
        {row.code}
        {row.clickId === why.earning.clickId && <span className="sub">this line</span>}
      </span>
    ),
  };
  return [
    touch,
    ...models.map((model): Column<WhyTouch> => ({
      name: `${MODEL_WORDS[model]}${model === payingModel ? " (pays)" : ""}`,
      numeric: true,
      cell: (row) => <Money micros={row.credits[model] ?? 0} />,
    })),
  ];
}

/** How each model would divide the conversion, and which one pays. */
export function Credit({ why }: { why: Why }) {
  const { payingModel } = why.conversion;
  return (
    <Step name="Credit">
      <p>
        Every model divides the whole value among the touches, to the last millionth. The programme pays by{" "}
        <strong>{MODEL_WORDS[payingModel] ?? payingModel}</strong>.
      </p>
      <div className="evidence">
        <Table
          caption="Credit of each touch by model"
          columns={columns(why)}
          rows={why.path}
          keyOf={(touch) => touch.clickId}
          selected={(touch) => touch.clickId === why.earning.clickId}
        />
      </div>
    </Step>
  );
}
