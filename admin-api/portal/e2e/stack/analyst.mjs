import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { until } from "../fixtures/stack.mjs";

/** Each tile's figure that another table of the warehouse knows as well: the tile's column, and the other question. */
const SAME_ELSEWHERE = [
  [
    "programme_totals",
    "fee_micros",
    "SELECT sum(credit_micros) FROM credits WHERE paying AND conversion_type = 'trade' AND influencer_id != ''",
  ],
  ["earnings_by_state", "amount_micros", "SELECT sum(commission_micros) FROM roi_daily"],
  ["refused_events", "events", "SELECT sum(dead_letters) FROM ingest_counts"],
];

async function csvOf(page, title) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Download ${title} as CSV` }).click(),
  ]);
  const [head, ...rows] = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  return { columns: head.split(","), rows: rows.map((row) => row.split(",")) };
}

function sumOf({ columns, rows }, name) {
  const index = columns.indexOf(name);
  return rows.reduce((sum, row) => sum + BigInt(row[index]), 0n);
}

export function analystTests(stage) {
  test("every tile answers with rows, to see and to take away", async () => {
    const { stack, people } = stage;
    const page = await people.staff("ANALYST", "Analytics");
    const tiles = await stack.admin("GET", "/api/v1/analytics/tiles");
    assert.ok(tiles.length >= 3);
    for (const { title } of tiles) {
      const card = page.getByRole("region", { name: title, exact: true });
      await card.locator("figure svg, table, dd").first().waitFor();
      const csv = await csvOf(page, title);
      assert.ok(csv.rows.length > 0 && csv.rows.every((row) => row.length >= csv.columns.length), title);
    }
  });

  test("a tile's figures are those of other tables of the warehouse", async () => {
    const { stack, people } = stage;
    const page = await people.staff("ANALYST", "Analytics");
    const titles = new Map((await stack.admin("GET", "/api/v1/analytics/tiles")).map((tile) => [tile.id, tile.title]));
    for (const [tile, column, question] of SAME_ELSEWHERE) {
      const title = titles.get(tile);
      await until(`${tile} agrees with: ${question}`, async () => {
        await page.reload();
        const [row] = await stack.sql(question);
        return sumOf(await csvOf(page, title), column) === BigInt(Object.values(row)[0]);
      });
    }
  });
}
