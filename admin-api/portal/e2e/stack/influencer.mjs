import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedMicros, trade } from "../fixtures/cast.mjs";
import { dollars, freshWallet, until } from "../fixtures/stack.mjs";
import { heading } from "./people.mjs";

/** The figures of an overview as the warehouse and the chain know them, in the words of the page. */
async function figuresOf(stack, { influencerId, code, wallet }) {
  const [clicks] = await stack.sql(`SELECT countIf(counted) AS clicks, uniqExactIf(visitor_id, counted) AS visitors
    FROM clicks WHERE kind = 'click' AND upper(code) = '${code}'`);
  const [outcomes] = await stack.sql(`SELECT uniqExactIf(conversion_id, conversion_type = 'signup') AS signups,
      uniqExactIf(conversion_id, conversion_type = 'activation') AS activations
    FROM credits WHERE paying AND influencer_id = '${influencerId}'`);
  const [money] = await stack.sql(`SELECT sumIf(amount_micros, state = 'provisional') AS provisional,
      sumIf(amount_micros, state = 'held') AS held FROM earnings WHERE influencer_id = '${influencerId}'`);
  return {
    funnel: `Clicks${clicks.clicks} Visitors${clicks.visitors} Sign-ups${outcomes.signups} Activations${outcomes.activations}`,
    provisional: `Provisional ${dollars(money.provisional)}`,
    held: `Held ${dollars(money.held)}`,
    paid: `Paid ${dollars(await stack.tokensOf(wallet))}`,
  };
}

async function figuresOn(page) {
  const steps = page.getByRole("region", { name: "From click to trader" }).getByRole("listitem");
  const bar = await page.getByRole("img", { name: "Earnings by state" }).getAttribute("aria-label");
  const [provisional, held, , , paid] = bar.replace("Earnings by state: ", "").split(", ");
  return { funnel: (await steps.allTextContents()).join(" "), provisional, held, paid };
}

export function influencerTests(stage) {
  test("an influencer's overview shows the warehouse's figures and the chain's amount, and follows them live", async () => {
    const { stack, people, cast } = stage;
    const page = await people.influencer(cast.paula);
    await page.evaluate(() => (window.sameDocument = true));
    const agree = async () => {
      const [shown, known] = [await figuresOn(page), await figuresOf(stack, cast.paula)];
      return JSON.stringify(shown) === JSON.stringify(known) && shown;
    };
    const before = await until("the overview agrees with warehouse and chain", agree);
    assert.equal(before.paid, `Paid ${dollars(expectedMicros(stack, cast.paula))}`);
    await stack.send("trades", [trade(cast.paula, Date.now(), 10_000_000)]);
    await page.getByRole("img", { name: "Provisional $1.00" }).waitFor();
    await until("the overview agrees after the trade, too", agree);
    assert.ok(await page.evaluate(() => window.sameDocument), "pushed, not loaded again");
    await page.getByText(/^complete up to \d\d:\d\d:\d\d/).waitFor();
  });

  test("the link card has the link, and its QR code is drawn", async () => {
    const { people, cast } = stage;
    const page = await people.influencer(cast.paula);
    const card = page.getByRole("region", { name: "Your link" });
    await card.getByText(cast.paula.link.replace(/^https?:\/\//, "")).waitFor();
    const code = card.getByRole("img", { name: `QR code of ${cast.paula.link}` });
    await until("the QR code is drawn", () => code.evaluate((image) => image.complete && image.naturalWidth > 0));
  });

  test("earnings carry their state, and the filter asks the server", async () => {
    const { stack, people, cast } = stage;
    const page = await people.influencer(cast.paula);
    await page.getByRole("link", { name: "Earnings", exact: true }).click();
    await page.getByRole("button", { name: "Paid" }).click();
    const rows = page
      .getByRole("table", { name: "Earnings, newest first" })
      .getByRole("row")
      .filter({ hasText: "paid" });
    await rows.first().waitFor();
    const paid = (await rows.allTextContents()).join(" ");
    const lines = await stack.sql(`SELECT kind, amount_micros FROM earnings
      WHERE influencer_id = '${cast.paula.influencerId}' AND occurred_at < now() - INTERVAL 30 MINUTE`);
    assert.deepEqual(lines.map((line) => line.kind).sort(), ["bounty", "revenue_share"]);
    for (const line of lines) assert.ok(paid.includes(dollars(line.amount_micros)), `${line.kind} in ${paid}`);
  });

  test("why leads from a paid line to click, rule, ledger and signature, on a phone as well", async () => {
    const { stack, people, cast } = stage;
    const page = await people.influencer(cast.paula);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("link", { name: "Payouts" }).click();
    await page.getByText("2 lines: follow each cent").click();
    await page.getByRole("row").filter({ hasText: "Revenue share" }).getByRole("link", { name: /^Why/ }).click();
    const drawer = page.getByRole("dialog", { name: "Why this amount?" });
    const step = (name) =>
      drawer.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await step("Touch").getByTitle(`click-${cast.paula.handle}`, { exact: true }).waitFor();
    await step("Touch").getByText("2 touches of this person not credited").click();
    await step("Touch").getByText("a view, which earns nothing").waitFor();
    await step("Touch").getByText("a repeat of another click").waitFor();
    await step("Rule")
      .getByText(/Revenue share of 10% at tier 1 on a credit of \$400\.00 gives \$40\.00/)
      .waitFor();
    await step("Ledger").getByRole("table", { name: "Ledger entries" }).waitFor();
    await step("Approval").getByText("Inside the limit for automatic payouts").waitFor();
    const signature = await step("Signature").locator("[title]").filter({ hasText: "…" }).first().getAttribute("title");
    assert.ok(await stack.isFinal(signature), `the chain knows ${signature}`);
  });

  test("a paid line is proven in the browser, and anybody proves it again on the public page", async () => {
    const { people, cast } = stage;
    const page = await people.influencer(cast.paula);
    await page.getByRole("link", { name: "Payouts" }).click();
    await page.getByText("2 lines: follow each cent").click();
    await page
      .getByRole("row")
      .filter({ hasText: "Revenue share" })
      .getByRole("button", { name: /^Check/ })
      .click();
    const proven = "Proven. The payment on the chain pays this line.";
    const dialog = page.getByRole("dialog", { name: "Check this line" });
    await dialog.getByText(proven).waitFor();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await dialog.getByRole("button", { name: "Copy the proof" }).click();
    await dialog.getByText("Copied").waitFor();
    const proof = await page.evaluate(() => navigator.clipboard.readText());
    await dialog.getByRole("link", { name: "Check it on the public page" }).click();
    await page.getByText("its memo is the one expected").waitFor();
    await page.getByLabel("Proof", { exact: true }).fill(proof);
    await page.getByRole("button", { name: "Check the proof" }).click();
    await page.getByText(proven).waitFor();
    await page.getByRole("region", { name: "Funds in USDC" }).getByText("Held on the chain").first().waitFor();
  });

  test("a balance without a wallet says so, and giving one pays it", async () => {
    const { stack, people, cast } = stage;
    const page = await people.influencer(cast.broke);
    const amount = dollars(expectedMicros(stack, cast.broke));
    await page.getByRole("region", { name: "Payable now" }).getByText(amount).first().waitFor();
    const reasons = page.getByRole("region", { name: "Why is it not paid yet?" });
    await reasons.getByText("No Solana address to pay to has been given").waitFor();
    const wallet = freshWallet();
    await page.getByRole("link", { name: "Wallet" }).click();
    await page.getByLabel("New wallet address").fill(wallet);
    await page.getByRole("button", { name: "Save wallet" }).click();
    await page.getByText("Your wallet is saved.").waitFor();
    await page.getByRole("link", { name: "Overview" }).click();
    await heading(page, `Hello, ${cast.broke.handle}`).waitFor();
    await page.getByRole("img", { name: `Paid ${amount}` }).waitFor({ timeout: 120_000 });
    assert.equal(dollars(await stack.tokensOf(wallet)), amount);
  });
}
