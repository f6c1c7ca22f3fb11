import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedMicros } from "../fixtures/cast.mjs";
import { dollars, until } from "../fixtures/stack.mjs";

const NOTE = "A keen reader with a fast hand.";

const counted = (text) => Number(/= ([\d,]+) counted/.exec(text)[1].replaceAll(",", ""));

export function adminTests(stage) {
  test("event health shows rates and lag, follows new events, and adds up as the warehouse does", async () => {
    const { stack, people, cast } = stage;
    const page = await people.staff("ADMIN", "Event health");
    const topic = page.getByRole("listitem", { name: "Topic spend" });
    await topic.getByText(/^Arriving/).waitFor();
    await topic.getByText("Lag: 0").waitFor();
    const before = counted(await topic.locator(".equation").textContent());
    const occurredAt = Date.now();
    const spend = { occurredAt, campaign: `launch-${cast.run}`, amountMicros: 1_000_000, code: cast.large.code };
    await stack.send(
      "spend",
      [0, 1, 2].map((n) => ({ ...spend, eventId: `spend-${cast.run}-${n}` })),
    );
    await topic.getByText(new RegExp(`= ${(before + 3).toLocaleString("en-US")} counted`)).waitFor();
    const [row] = await stack.sql("SELECT counted FROM ingest_counts WHERE topic LIKE '%spend'");
    assert.equal(Number(row.counted), before + 3);
  });

  test("a dead letter is listed with its reason and the bytes as they came", async () => {
    const { stack, people, cast } = stage;
    const page = await people.staff("ADMIN", "Event health");
    await page.getByRole("link", { name: "Dead letters", exact: true }).click();
    await page.getByRole("button", { name: "signups" }).click();
    const row = page.getByRole("row").filter({ hasText: `second-${cast.run}` });
    await row.getByRole("button", { name: "Second of its kind" }).click();
    const drawer = page.getByRole("dialog", { name: "Second of its kind" });
    await drawer.getByText("DUPLICATE_ENTITY").waitFor();
    const shown = JSON.parse(await drawer.getByLabel("The record as it came").textContent());
    const [known] = await stack.sql(`SELECT payload FROM dead_letters WHERE event_id = 'second-${cast.run}'`);
    assert.deepEqual(shown, JSON.parse(known.payload));
    assert.equal(shown.userId, cast.paula.follower);
  });

  test("a fraud case holds a balance until it is lifted, and then it is paid", async () => {
    const { stack, people, cast } = stage;
    const amount = dollars(expectedMicros(stack, cast.hasty));
    const influencer = await people.influencer(cast.hasty);
    await influencer.getByRole("img", { name: `Held ${amount}` }).waitFor();
    const reasons = influencer.getByRole("region", { name: "Why is it not paid yet?" });
    await reasons.getByText(`An open fraud case holds ${amount} until it is decided`).waitFor();

    const page = await people.staff("ADMIN", "Event health");
    await page.getByRole("link", { name: "Fraud" }).click();
    const row = page
      .getByRole("table", { name: "Fraud cases, newest first" })
      .getByRole("row")
      .filter({ hasText: cast.hasty.handle });
    await row.getByRole("button", { name: "Sign-up too fast" }).click();
    const drawer = page.getByRole("dialog", { name: "Sign-up too fast" });
    await drawer.getByTitle(cast.hasty.follower, { exact: true }).waitFor();
    await drawer.getByLabel("Note").fill(NOTE);
    await drawer.getByRole("button", { name: "Lift the hold" }).click();
    await drawer.getByText("The decision is recorded").waitFor();
    await influencer.getByRole("img", { name: `Paid ${amount}` }).waitFor({ timeout: 120_000 });
    assert.equal(dollars(await stack.tokensOf(cast.hasty.wallet)), amount);
    await page.goto(`${stack.portal}admin/fraud?open=false`);
    await row.getByText("lifted").waitFor();
  });

  test("the list of influencers leads to the figures of each", async () => {
    const { stack, people, cast } = stage;
    const page = await people.staff("ADMIN", "Event health");
    await page.getByRole("link", { name: "Influencers" }).click();
    const open = page.getByRole("button", { name: cast.large.handle, exact: true });
    const more = page.getByRole("button", { name: "Show more influencers" });
    await until("the influencer is listed", async () => {
      await open.or(more).first().waitFor();
      return (await open.isVisible()) || (await more.click(), false);
    });
    await open.click();
    const drawer = page.getByRole("dialog", { name: cast.large.handle });
    await drawer.getByRole("img", { name: dollars(expectedMicros(stack, cast.large)) }).waitFor();
  });
}
