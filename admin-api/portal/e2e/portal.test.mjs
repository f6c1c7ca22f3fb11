import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { findBrowser, launch, NO_BROWSER } from "./fixtures/browser.mjs";
import { complaintsOf, fitsSideways, loaded, openContext, violations } from "./fixtures/inspect.mjs";
import { start } from "./fixtures/server.mjs";

const chromium = await findBrowser();
if (!chromium) console.log(NO_BROWSER);
const skip = chromium ? false : NO_BROWSER;

const PAGES = [
  ["nobody", "/sign-in", "Sign in"],
  ["nobody", "/register", "Become a partner"],
  ["influencer", "/", "Hello, alice"],
  ["influencer", "/earnings", "Earnings"],
  ["influencer", "/payouts", "Payouts"],
  ["influencer", "/wallet", "Wallet"],
  ["influencer", "/verification", "Verification"],
  ["nobody", "/wallet-change#x.confirm.y", "Change of your payout address"],
  ["finance", "/programme/verification", "Verification"],
  ["admin", "/programme/sanctions", "Sanctions"],
  ["influencer", "/tax", "Tax"],
  ["nobody", "/verify", "Verify a payment"],
  ["nobody", "/verify/po-1", "Verify a payment"],
  ["finance", "/finance/funds", "Funds"],
  ["finance", "/finance", "Approvals"],
  ["finance", "/finance/history", "Payout history"],
  ["finance", "/finance/statements", "Statements"],
  ["finance", "/finance/tax?year=2025", "Tax"],
  ["finance", "/finance/safety", "Safety of payments"],
  ["finance", "/audit", "Audit"],
  ["admin", "/audit", "Audit"],
  ["analyst", "/analytics", "Analytics"],
  ["analyst", "/analytics/what-if", "What if"],
  ["analyst", "/analytics/connect", "Connect with SQL"],
  ["admin", "/admin", "Event health"],
  ["admin", "/admin/dead-letters", "Dead letters"],
  ["admin", "/admin/influencers", "Influencers"],
  ["admin", "/admin/fraud", "Fraud cases"],
  ["admin", "/programme/commission", "Commission"],
  ["admin", "/programme/bonuses", "Bonuses"],
  ["finance", "/programme/bonuses", "Bonuses"],
  ["analyst", "/programme/commission", "Commission"],
];

const DRAWERS = [
  ["influencer", "/payouts?why=pl-1", "Why this amount?"],
  ["influencer", "/payouts?why=pl-bonus", "Why this amount?"],
  ["finance", "/finance?payout=po-11", "Payout"],
  ["finance", "/finance/tax?year=2026&person=inf-1", "Tax forms"],
  ["admin", "/admin/influencers?influencer=inf-1", "alice"],
  ["admin", "/programme/verification?state=pending&check=c-1", "alice"],
  ["finance", "/programme/sanctions?open=true&case=sc-1", "rocket"],
  ["admin", "/admin/fraud?open=true&case=too_fast_signup%3Au-31", "Sign-up too fast"],
];

let api;
let browser;
let context;
let page;
let complaints;

before(async () => {
  if (skip) return;
  api = await start();
  browser = await launch(chromium);
});

after(async () => {
  await browser?.close();
  api?.stop();
});

beforeEach(async () => {
  if (skip) return;
  await context?.close();
  Object.assign(api.state, {
    person: undefined,
    fail: undefined,
    empty: false,
    cut: false,
    ring: false,
    change: undefined,
    identity: undefined,
    documents: undefined,
    chain: undefined,
    stopped: false,
    stale: false,
    differs: false,
    stepUpUntil: undefined,
    calls: [],
  });
  await open({});
});

async function open({ width = 1280, height = 860, colorScheme = "light" }) {
  await context?.close();
  context = await openContext(browser, { viewport: { width, height }, colorScheme });
  page = await context.newPage();
  complaints = complaintsOf(page);
}

async function visit(person, path) {
  api.state.person = person === "nobody" ? undefined : person;
  await page.goto(api.url + path);
}

const heading = (name) => page.getByRole("heading", { level: 1, name });

describe("every page", { skip }, () => {
  for (const [person, path, title] of PAGES) {
    for (const [width, colorScheme] of [
      [1280, "light"],
      [390, "dark"],
    ]) {
      test(`${path} at ${width} ${colorScheme} is accessible, fits and keeps to the content policy`, async () => {
        await open({ width, colorScheme });
        await visit(person, path);
        await heading(title).waitFor();
        await loaded(page);
        assert.deepEqual(await violations(page), []);
        assert.ok(await fitsSideways(page), "no sideways scrolling");
        assert.deepEqual(complaints, []);
      });
    }
  }

  for (const [person, path, title] of DRAWERS) {
    test(`${path} opens its drawer from the address and closes with Escape`, async () => {
      await visit(person, path);
      const drawer = page.getByRole("dialog", { name: title });
      await drawer.waitFor();
      await loaded(page);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      await drawer.waitFor({ state: "detached" });
      assert.deepEqual(complaints, []);
    });
  }

  test("a page of another role leads home", async () => {
    await visit("influencer", "/finance");
    await heading("Hello, alice").waitFor();
  });

  test("without a session the way leads to the sign-in page, and back afterwards", async () => {
    await visit("nobody", "/finance/history");
    await heading("Sign in").waitFor();
    await page.getByLabel("E-mail").fill("finance@example.com");
    await page.getByLabel("Password").fill("correct horse");
    await page.getByLabel("Authenticator code").fill("123456");
    await page.getByRole("button", { name: "Sign in" }).click();
    await heading("Payout history").waitFor();
    assert.deepEqual(api.state.calls[0].body, {
      email: "finance@example.com",
      password: "correct horse",
      totp: "123456",
    });
  });
});

describe("the states of a page", { skip }, () => {
  test("an error is told by the problem's own sentence, and trying again heals it", async () => {
    api.state.fail = "/me/earnings";
    await visit("influencer", "/earnings");
    const alert = page.getByRole("alert");
    await alert.getByText("The figures are being rebuilt; try again in a minute.").waitFor({ timeout: 15_000 });
    api.state.fail = undefined;
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("table", { name: "Earnings, newest first" }).waitFor();
  });

  test("an empty list says when it will fill", async () => {
    api.state.empty = true;
    await visit("influencer", "/payouts");
    await page.getByText("No payouts yet").waitFor();
  });

  test("a cut stream is told after a moment, keeps the figures, and its return takes the notice away", async () => {
    await visit("influencer", "/");
    await page.getByText(/^complete up to \d\d:\d\d:\d\d/).waitFor();
    api.cut();
    const notice = page.getByRole("status", { name: "Live updates interrupted" });
    await notice.waitFor({ timeout: 10_000 });
    await page.getByText("Payable now").waitFor();
    api.state.cut = false;
    await notice.getByRole("button", { name: "Reconnect now" }).click();
    await notice.waitFor({ state: "detached" });
  });
});

describe("the ways of the people", { skip }, () => {
  test("registering shows the code and the link at once", async () => {
    await visit("nobody", "/register");
    await page.getByLabel("Handle").fill("nova");
    await page.getByLabel("E-mail").fill("nova@example.com");
    await page.getByRole("button", { name: "YouTube" }).click();
    await page.getByRole("button", { name: "Get my code and link" }).click();
    await heading("Your link is ready").waitFor();
    await page.getByText("http://127.0.0.1:8080/r/NOVA").waitFor();
    assert.deepEqual(api.state.calls[0].body, { handle: "nova", email: "nova@example.com", platforms: ["youtube"] });
  });

  test("an approval asks for the authenticator and binds the content that was shown", async () => {
    await visit("finance", "/finance");
    await page.getByRole("button", { name: "Review payout to bob" }).click();
    await page.getByRole("dialog", { name: "Payout" }).getByRole("button", { name: "Approve…" }).click();
    const dialog = page.getByRole("dialog", { name: "Approve this payout" });
    await dialog.getByLabel("Authenticator code").fill("654321");
    await dialog.getByRole("button", { name: "Approve payout" }).click();
    await page.getByText("Your decision is recorded.").waitFor();
    const [stepUp, approve] = api.state.calls;
    assert.deepEqual([stepUp.path, stepUp.body], ["/auth/step-up", { totp: "654321" }]);
    assert.equal(approve.path, "/payouts/po-11/approve");
    assert.match(approve.body.contentHash, /^[0-9a-f]{64}$/);
  });

  test("all that is listed is approved by the hash of its hashes", async () => {
    await visit("finance", "/finance");
    await page.getByText("1 of 2 approvals: finance2@example.com").waitFor();
    await page.getByText("Paid before, but never to this address").waitFor();
    await page.getByRole("button", { name: "Approve all listed…" }).click();
    const dialog = page.getByRole("dialog", { name: "Approve 2 payouts" });
    await dialog.getByLabel("Authenticator code").fill("654321");
    await dialog.getByRole("button", { name: "Approve all listed" }).click();
    await dialog.waitFor({ state: "detached" });
    const { path, body } = api.state.calls.at(-1);
    assert.equal(path, "/payouts/approvals");
    assert.deepEqual(
      body.payouts.map((one) => one.payoutId),
      ["po-11", "po-12"],
    );
    assert.match(body.batchHash, /^[0-9a-f]{64}$/);
  });

  test("one person stops payments without a code, and a banner tells it on every page", async () => {
    await visit("admin", "/finance/safety");
    await page.getByRole("button", { name: "Stop payments…" }).click();
    const dialog = page.getByRole("dialog", { name: "Stop payments" });
    await dialog.getByLabel("Reason").fill("Something is wrong.");
    api.state.stopped = true;
    await dialog.getByRole("button", { name: "Stop now" }).click();
    await page.getByRole("list", { name: "Open stops" }).getByText("All payments are stopped.").waitFor();
    assert.deepEqual(
      api.state.calls.map(({ path, body }) => [path, body]),
      [["/payouts/stops", { scope: "all", reason: "Something is wrong." }]],
    );
    await page.goto(`${api.url}/admin/influencers`);
    await page.getByText("All payments are stopped.").waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok(await fitsSideways(page), "no sideways scrolling");
  });

  test("staff verify the audit chain", async () => {
    await visit("finance", "/audit");
    await page.getByRole("button", { name: "Verify the chain" }).click();
    await page.getByText("The chain is intact.").waitFor();
  });

  test("where the money of a large payout is, is shown with what proves it", async () => {
    await visit("finance", "/finance");
    const waiting = page.getByRole("list", { name: "Payouts waiting for approval" });
    await waiting.getByText("in the escrow", { exact: true }).waitFor();
    await waiting.getByText("funded for").waitFor();
    await page.getByRole("button", { name: "Review payout to carmen" }).click();
    const drawer = page.getByRole("dialog", { name: "Payout" });
    await drawer.getByText("Funding", { exact: true }).waitFor();
    await drawer.getByRole("link", { name: /Explorer/ }).waitFor();
    await drawer.getByText("final", { exact: true }).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok(await fitsSideways(page), "no sideways scrolling");
    await visit("finance", "/finance/funds");
    await page.getByRole("region", { name: "To pay with" }).getByText("6,204.00 USDC").waitFor();
  });

  test("a refusal carries its reason", async () => {
    await visit("finance", "/finance?payout=po-12");
    await page.getByRole("button", { name: "Refuse…" }).click();
    const dialog = page.getByRole("dialog", { name: "Refuse this payout" });
    await dialog.getByLabel("Reason").fill("The wallet is new.");
    await dialog.getByLabel("Authenticator code").fill("654321");
    await dialog.getByRole("button", { name: "Refuse payout" }).click();
    await page.getByText("Your decision is recorded.").waitFor();
    assert.deepEqual(api.state.calls.at(-1).body, { reason: "The wallet is new." });
  });

  test("a payout in review is told, looked at, and goes on with what was found", async () => {
    await visit("finance", "/finance");
    await page.getByRole("button", { name: "Review payout to bob" }).waitFor();
    assert.equal(await page.getByText("in review").count(), 0);
    api.state.inReview = true;
    await visit("finance", "/finance");
    await page.getByText("1 payout in review.").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("link", { name: "Look" }).click();
    await page.getByRole("table").getByRole("button", { name: "alice" }).click();
    const drawer = page.getByRole("dialog", { name: "Payout" });
    await drawer.getByText("another has seen slot 4811 without it").waitFor();
    await drawer.getByRole("button", { name: "Let it go on…" }).click();
    const dialog = page.getByRole("dialog", { name: "Let this payout go on" });
    await dialog.getByLabel("Reason").fill("The node was on a fork.");
    await dialog.getByLabel("Authenticator code").fill("654321");
    assert.deepEqual(await violations(page), []);
    assert.ok(await fitsSideways(page), "no sideways scrolling");
    await dialog.getByRole("button", { name: "Go on" }).click();
    await page.getByText("Your decision is recorded.").waitFor();
    const { path, body } = api.state.calls.at(-1);
    assert.deepEqual([path, body], ["/payouts/po-9/resume", { reason: "The node was on a fork." }]);
  });

  test("another wallet waits for the mailed link and can be called off", async () => {
    await visit("influencer", "/wallet");
    await page.getByLabel("New wallet address").fill("9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin");
    await page.getByRole("button", { name: "Save wallet" }).click();
    await page.getByText("A mail with a link to confirm is on its way to you.").waitFor();
    const change = page.getByRole("region", { name: "Change under way" });
    await change.getByText("Confirm it by mail.").waitFor();
    assert.deepEqual(await violations(page), []);
    await change.getByRole("button", { name: "Cancel the change" }).click();
    await change.waitFor({ state: "detached" });
    assert.equal(api.state.calls.at(-1).path, "/me/wallet/cancel");
  });

  test("a mailed link shows the change and acts only when pressed", async () => {
    await visit("nobody", "/wallet-change#change.confirm.code");
    await page.getByText("9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin").waitFor();
    assert.deepEqual(
      api.state.calls.map((call) => call.path),
      ["/wallet-changes/show"],
    );
    await page.getByRole("button", { name: "Yes, pay me at the new address" }).click();
    await page.getByText("Until then nothing is paid").waitFor();
    assert.deepEqual(api.state.calls.at(-1).body, { token: "change.confirm.code" });
    await page.getByRole("button", { name: "Cancel the change" }).click();
    await page.getByText("The change is cancelled.").waitFor();
  });

  test("a broken link is told", async () => {
    await visit("nobody", "/wallet-change#broken");
    await page.getByText("That link belongs to no change of a wallet").waitFor();
  });

  test("documents are added and handed in with the name they are about", async () => {
    await visit("influencer", "/verification");
    await page.getByText("are paid in all").waitFor();
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByLabel("File").setInputFiles({
      name: "passport.gif",
      mimeType: "image/gif",
      buffer: Buffer.from("GIF89a"),
    });
    await page.getByText("A document is a JPEG, a PNG or a PDF.").waitFor();
    await page.getByLabel("File").setInputFiles({
      name: "passport.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7 passport"),
    });
    await page.getByRole("button", { name: "Add the document" }).click();
    await page.getByRole("list", { name: "Documents you have added" }).waitFor();
    assert.equal(api.state.calls.at(-1).body, "application/pdf: 17");
    assert.deepEqual(await violations(page), []);
    await page.getByLabel("Your name as the document says it").fill("Alice Example");
    await page.getByLabel("Country of residence").fill("nl");
    await page.getByRole("button", { name: "Hand in for review" }).click();
    await page.getByText("With the reviewers.").waitFor();
    assert.deepEqual(api.state.calls.at(-1).body, { legalName: "Alice Example", country: "NL" });
  });

  test("a check is decided with a reason and a fresh code", async () => {
    await visit("admin", "/programme/verification");
    await page.getByRole("button", { name: "alice", exact: true }).click();
    const drawer = page.getByRole("dialog", { name: "alice" });
    await drawer.getByLabel("Reason").fill("The name is another.");
    await drawer.getByLabel("Authenticator code").fill("654321");
    await drawer.getByRole("button", { name: "Ask again" }).click();
    await drawer.waitFor({ state: "detached" });
    const [stepUp, decision] = api.state.calls;
    assert.equal(stepUp.path, "/auth/step-up");
    assert.deepEqual(decision.body, { decision: "retry", reason: "The name is another." });
  });

  test("a list is imported as text, and a hit is cleared with a note", async () => {
    await visit("finance", "/programme/sanctions");
    await page.getByText("older than 7 days", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "Import a list…" }).click();
    const dialog = page.getByRole("dialog", { name: "Import a list" });
    await dialog.getByLabel("File").setInputFiles({
      name: "sdn.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("SOL,8kqjTUejaV7k73q1qMk5MZn4JmGyhyC29cQxEH1ZEffC"),
    });
    await dialog.getByLabel("Authenticator code").fill("654321");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    assert.equal(api.state.calls.at(-1).body, "text/plain;charset=UTF-8: 48");
    await page.getByRole("button", { name: "rocket" }).click();
    const drawer = page.getByRole("dialog", { name: "rocket" });
    await drawer.getByLabel("Note").fill("Removed from the list on Friday.");
    await drawer.getByRole("button", { name: "Clear it" }).click();
    await drawer.waitFor({ state: "detached" });
    assert.deepEqual(api.state.calls.at(-1).body, {
      decision: "cleared",
      note: "Removed from the list on Friday.",
    });
  });

  test("a fraud case is decided with a note", async () => {
    await visit("admin", "/admin/fraud");
    await page.getByRole("button", { name: "Click flood" }).click();
    const drawer = page.getByRole("dialog", { name: "Click flood" });
    await drawer.getByLabel("Note").fill("One address, one minute.");
    await drawer.getByRole("button", { name: "Confirm fraud" }).click();
    await drawer.getByText("The decision is recorded").waitFor();
    assert.deepEqual(api.state.calls[0].body, { decision: "confirmed", note: "One address, one minute." });
  });

  test("a dead letter's bytes are text, whatever they are", async () => {
    await visit("admin", "/admin/dead-letters?topic=trades");
    await page.getByRole("button", { name: "Malformed JSON" }).click();
    const text = await page.getByLabel("The record as it came").textContent();
    assert.equal(text, '{"eventId":"ev-1","occu\\u0000\\u202e<script>alert(1)</script>');
  });

  test("a tile shows its data as a table on demand", async () => {
    await visit("analyst", "/analytics");
    await page.getByRole("button", { name: "Table of Fees by platform" }).click();
    await page.getByRole("cell", { name: "$312.00" }).waitFor();
  });

  test("a what-if sends what was chosen and shows who gains and who loses", async () => {
    for (const [width, colorScheme] of [
      [1280, "light"],
      [390, "dark"],
    ]) {
      await open({ width, colorScheme });
      api.state.calls.length = 0;
      await visit("analyst", "/analytics/what-if");
      await page.getByRole("button", { name: "Last touch" }).press("Enter");
      await page.getByLabel("Window, days").fill("14");
      await page.getByRole("button", { name: "Other tiers" }).press("Enter");
      await page.getByLabel("Rate of tier 1, %").fill("12.5");
      await page.getByLabel("Rate of tier 1, %").press("Enter");
      await page.getByText("1 of 4 influencers would earn more, 2 less").waitFor();
      await page.locator("figure svg").waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok(await fitsSideways(page), "no sideways scrolling");
      assert.deepEqual(complaints, []);
      const asked = api.state.calls[0].body;
      assert.deepEqual([asked.model, asked.window, asked.campaign], ["last", "P14D", null]);
      assert.deepEqual(asked.schedule.tiers[0], { fromMicros: 0, basisPoints: 1_250 });
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/what-if-${width}.png`, fullPage: true });
    }
  });

  test("a what-if without an answer says why, and one without rows says that", async () => {
    api.state.fail = "/analytics/what-if";
    await visit("analyst", "/analytics/what-if");
    await page.getByRole("button", { name: "Compute" }).click();
    await page.getByRole("alert").getByText("The figures are being rebuilt").waitFor();
    Object.assign(api.state, { fail: undefined, empty: true });
    await page.getByRole("button", { name: "Compute" }).click();
    await page.getByText("Nothing is credited here").waitFor();
    await page.getByLabel("Window, days").fill("91");
    await page.getByText("A whole number of days from 1 to 90.").waitFor();
    assert.ok(await page.getByRole("button", { name: "Compute" }).isDisabled());
  });

  test("the keyboard reaches the content past the navigation", async () => {
    await visit("influencer", "/");
    await heading("Hello, alice").waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
  });
});

describe("commission", { skip }, () => {
  const draft = () => page.getByRole("form", { name: "Draft of a schedule" });

  test("a draft is simulated, then published with the authenticator", async () => {
    await visit("admin", "/programme/commission");
    const rates = draft().getByLabel("Rate in percent");
    await rates.first().fill("12");
    await draft().getByRole("button", { name: "Simulate on the history" }).click();
    await page.getByText("1 winner, 1 loser").waitFor();
    await page.getByText("rising 12 %").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog", { name: "Publish this schedule" });
    await dialog.getByLabel("In force from").fill("2099-01-01");
    await dialog.getByLabel("Reason").fill("Fairer for small ones");
    await dialog.getByLabel("Authenticator code").fill("123456");
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await page.getByText("The schedule is published").waitFor();
    const sent = api.state.calls.find((call) => call.path === "/programme/schedules");
    assert.equal(sent.body.tiers[0].basisPoints, 1200);
    assert.equal(sent.body.effectiveFrom, "2099-01-01T00:00:00Z");
    assert.deepEqual(complaints, []);
  });

  test("terms that a ring could live on are refused in words and cannot be published", async () => {
    await visit("admin", "/programme/commission");
    await draft().getByLabel("Rate in percent").last().fill("50");
    await draft().getByRole("button", { name: "Simulate on the history" }).click();
    await page.getByText("A second account that pays $4.00 in fees").waitFor();
    assert.equal(await page.getByRole("button", { name: "Publish…" }).count(), 0);
  });

  test("a draft with a wrong row is not sent, an analyst cannot publish, and no history is said so", async () => {
    api.state.empty = true;
    await visit("analyst", "/programme/commission");
    await draft().getByRole("button", { name: "Add a tier" }).click();
    const send = draft().getByRole("button", { name: "Simulate on the history" });
    assert.ok(await send.isDisabled());
    await draft()
      .getByRole("button", { name: /^Remove tier/ })
      .last()
      .click();
    await send.click();
    await page.getByText("No history yet").waitFor();
    assert.equal(await page.getByRole("button", { name: "Publish…" }).count(), 0);
  });
});

describe("bonuses and limits", { skip }, () => {
  test("a bonus is proposed by the programme and confirmed by finance with the authenticator", async () => {
    await visit("admin", "/programme/bonuses");
    const form = page.getByRole("region", { name: "Propose a bonus" });
    await form.getByLabel("Influencer id").fill("inf-1");
    await form.getByLabel("Amount in dollars").fill("-12.50");
    await form.getByLabel("Month").fill("2026-11");
    await form.getByLabel("Reason").fill("Was a mistake");
    await form.getByRole("button", { name: "Propose" }).click();
    await page.getByText("waits for finance").waitFor();
    assert.equal(api.state.calls[0].body.amountMicros, -12_500_000);
    await visit("finance", "/programme/bonuses");
    await page.getByRole("button", { name: "alice" }).click();
    const dialog = page.getByRole("dialog", { name: "Decide this bonus" });
    await dialog.getByLabel("Authenticator code").fill("123456");
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: "Confirm" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.equal(api.state.calls.at(-1).path, "/bonuses/b-2/confirm");
    assert.deepEqual(complaints, []);
  });

  test("a limit is set with the authenticator", async () => {
    await visit("admin", "/programme/commission");
    await page.getByRole("button", { name: "Set a limit…" }).click();
    const dialog = page.getByRole("dialog", { name: "Set a limit" });
    await dialog.getByLabel("At most, in dollars").fill("2,500");
    await dialog.getByLabel("Authenticator code").fill("123456");
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: "Set the limit" }).click();
    await dialog.waitFor({ state: "detached" });
    const sent = api.state.calls.at(-1).body;
    assert.deepEqual(sent, { scope: "programme", period: "month", limitMicros: 2_500_000_000 });
  });
});

describe("messages", { skip }, () => {
  test("what one was told stands beside the payouts, and mails are one's choice", async () => {
    await visit("influencer", "/payouts");
    const messages = page.getByRole("list", { name: "Messages, newest first" }).locator("> li");
    await messages.nth(1).locator("summary").press("Enter");
    await messages.nth(1).getByRole("link", { name: "https://pay.example.com/verify/5h6x" }).waitFor();
    await page.getByLabel("Mail me these, too.").uncheck();
    await page.getByRole("checkbox", { checked: false, name: "Mail me these, too." }).waitFor();
    assert.deepEqual(api.state.calls.at(-1), { method: "PUT", path: "/me/notices/mails", body: { mails: false } });
    assert.deepEqual(await violations(page), []);
  });
});

describe("what the books are compared with", { skip }, () => {
  const nightly = () => page.getByRole("region", { name: "Nightly comparison" });

  test("finance sees when the nightly comparison differs, and when it does not come", async () => {
    await visit("finance", "/finance/funds");
    await nightly().getByText("4,211 rows, 0 differences").waitFor();
    api.state.stale = true;
    await visit("finance", "/finance/funds");
    await nightly().getByText("Nothing was compared for more than 26 hours").waitFor();
    api.state.stale = false;
    api.state.differs = true;
    await visit("finance", "/finance/funds");
    await nightly().getByRole("alert").getByText("po-1|9xQe should be 25 and is 26").waitFor();
    assert.deepEqual(await violations(page), []);
  });

  test("a payment that the books did not know is booked with the authenticator", async () => {
    await visit("finance", "/finance/funds");
    const found = page.getByRole("region", { name: "Found payments" });
    await found.getByText("Until they are booked, nobody is paid").waitFor();
    await found.getByRole("button", { name: "Book…" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Book a found payment" });
    assert.equal(await dialog.getByLabel("Worth in dollars").inputValue(), "31.50");
    await dialog.getByLabel("Influencer id").fill("inf-1");
    await dialog.getByLabel("Authenticator code").fill("123456");
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole("button", { name: "Book", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(api.state.calls.at(-1), {
      method: "POST",
      path: "/found-payments/4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi1/book",
      body: { influencerId: "inf-1", amountMicros: 31_500_000 },
    });
  });

  test("whoever has no account finds the public check on the sign-in page", async () => {
    await visit("nobody", "/sign-in");
    await page.getByRole("link", { name: /^verify a payment/ }).click();
    await page.getByRole("heading", { name: "Verify a payment" }).waitFor();
  });
});

describe("proofs", { skip }, () => {
  const steps = () => page.getByRole("list", { name: "Steps of the check" }).getByRole("listitem");

  async function checkFirstLine(chain) {
    api.state.chain = chain;
    await visit("influencer", "/payouts");
    const card = page.getByRole("list", { name: "Payouts, newest first" }).locator("> li").nth(2);
    await card.locator("summary").press("Enter");
    await card.getByRole("button", { name: "Check line trade:t-1000/inf-1/1" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Check this line" });
    await steps().first().waitFor();
    return dialog;
  }

  test("a line is followed to the chain by the browser, with the keyboard alone", async () => {
    for (const [width, colorScheme] of [
      [1280, "light"],
      [390, "dark"],
    ]) {
      await open({ width, colorScheme });
      const dialog = await checkFirstLine();
      await dialog.getByText("Proven. The payment on the chain pays this line.").waitFor();
      assert.equal(await steps().count(), 5);
      await dialog.getByText("Finalised in slot 301422118.").waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok(await fitsSideways(page), "no sideways scrolling");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await page.waitForFunction(() => document.activeElement?.textContent === "Check");
      assert.deepEqual(complaints, []);
    }
  });

  test("another memo or amount on the chain is not proven, and the step says what is wrong", async () => {
    let dialog = await checkFirstLine("memo");
    await dialog.getByText("Not proven.").waitFor();
    await dialog.getByText("not this payout and this root").waitFor();
    assert.deepEqual(await violations(page), []);
    dialog = await checkFirstLine("amount");
    await dialog.getByText("Not proven.").waitFor();
    await dialog.getByText("received 15.651992 USDC, not 15.651993 USDC").waitFor();
  });

  test("what is not final yet is neither proven nor refuted, and a server that is silent is told", async () => {
    const dialog = await checkFirstLine("silent");
    await dialog.getByText("Not proven yet.").waitFor();
    api.state.fail = "/me/payouts/po-1/proofs";
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Check line trade:t-1001/inf-1/1" }).first().click();
    await page.getByRole("alert").getByText("The proof could not be loaded.").waitFor();
  });

  test("a copied proof is checked on the public page, and a changed one is refused there", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const dialog = await checkFirstLine();
    await dialog.getByRole("button", { name: "Copy the proof" }).click();
    await dialog.getByText("Copied").waitFor();
    const proof = await page.evaluate(() => navigator.clipboard.readText());
    await dialog.getByRole("link", { name: "Check it on the public page" }).click();
    api.state.person = undefined;
    await page.reload();
    await page.getByText("its memo is the one expected").waitFor();
    const box = page.getByLabel("Proof", { exact: true });
    const button = page.getByRole("button", { name: "Check the proof" });
    await box.fill(proof);
    await button.press("Enter");
    await page.getByText("Proven. The payment on the chain pays this line.").waitFor();
    await page.getByText("$5.00", { exact: true }).waitFor();
    assert.deepEqual(await violations(page), []);
    await box.fill(proof.replace(/"index": \d+/, '"index": 1'));
    await button.click();
    await page.getByText("Not proven.").waitFor();
    await box.fill("{}");
    await button.click();
    await page.getByText("This is not a proof as the portal copies it.").waitFor();
    assert.deepEqual(complaints, []);
  });

  test("a payment is looked up by its id without a word of the person, and an unknown one is said to be", async () => {
    await visit("nobody", "/verify");
    await page.getByLabel("Signature or payout id").fill(" po-1 ");
    await page.getByRole("button", { name: "Look it up" }).click();
    await page.getByRole("heading", { name: "15.651993 USDC" }).waitFor();
    const text = await page.locator("main").innerText();
    for (const secret of ["alice", "inf-1", "@"]) assert.ok(!text.includes(secret), secret);
    await page.getByLabel("Signature or payout id").fill("nothing");
    await page.getByRole("button", { name: "Look it up" }).click();
    await page.getByText("There is no payment with this signature or id").waitFor();
  });

  test("a treasury that is short is told to everybody and to finance, with its course", async () => {
    api.state.chain = "short";
    for (const [person, path] of [
      ["nobody", "/verify"],
      ["finance", "/finance/funds"],
    ]) {
      await visit(person, path);
      const usdc = page.getByRole("region", { name: "Funds in USDC" });
      await usdc.getByRole("alert").getByText("The treasury lacks 540.00 USDC of what is owed").waitFor();
      await usdc.getByRole("img", { name: "USDC held and owed over 48 samples" }).waitFor();
      await page.getByRole("region", { name: "Funds in SOL" }).getByText("covers everything").waitFor();
    }
    await page.getByRole("button", { name: "Compare now" }).click();
    await page.getByText("Compared, and the sample is stored.").waitFor();
    assert.equal(api.state.calls.at(-1).path, "/payout-funds/samples");
    await page.getByText("Top up: the signer's allowance is low.").waitFor();
    assert.deepEqual(await violations(page), []);
  });

  test("without samples and without the chain the page says so", async () => {
    api.state.chain = "silent";
    await visit("nobody", "/verify");
    await page.getByText("The chain does not answer now; this is the last sample.").first().waitFor();
    api.state.empty = true;
    await page.reload();
    await page.getByText("The treasury and the books are compared every hour.").waitFor();
  });
});

describe("tax and statements", { skip }, () => {
  test("a form is filled in, signed and sent, and its number leaves the page", async () => {
    api.state.empty = true;
    await visit("influencer", "/tax");
    await page.getByText("No form W-9 or W-8 has been given").waitFor();
    const form = page.getByRole("region", { name: "Give a tax form" });
    await form.getByLabel("Name as on your tax return").fill("Alice Example");
    await form.getByLabel("Street and number").fill("5 Elm Street");
    await form.getByLabel("City").fill("Austin");
    await form.getByLabel("State").fill("tx");
    await form.getByLabel("ZIP code").fill("78701");
    await form.getByLabel("Taxpayer number", { exact: true }).fill("219-87-6543");
    await form.getByLabel("Signature: type your name").fill("Alice Example");
    const send = form.getByRole("button", { name: "Sign and send" });
    assert.ok(await send.isDisabled());
    await form.getByLabel("I declare this under penalties of perjury.").check();
    assert.deepEqual(await violations(page), []);
    await send.click();
    await page.getByText("signed and stored").waitFor();
    const sent = api.state.calls.at(-1);
    assert.equal(sent.path, "/me/tax/forms");
    assert.equal(sent.body.region, "TX");
    assert.equal(sent.body.statementVersion, "2026-1");
    assert.equal(await page.getByText("219-87-6543").count(), 0);
    assert.deepEqual(complaints, []);
  });

  test("finance makes the forms of a year with the authenticator", async () => {
    await visit("finance", "/finance/tax?year=2025");
    await page.getByRole("button", { name: "Make forms…" }).click();
    const dialog = page.getByRole("dialog", { name: "Make the forms" });
    await dialog.getByLabel("Authenticator code").fill("123456");
    await dialog.getByRole("button", { name: "Make forms" }).click();
    await page.getByText("1 form made.").waitFor();
    assert.equal(api.state.calls.at(-1).path, "/tax/years/2025/forms");
    assert.deepEqual(complaints, []);
  });

  test("finance takes the journal of a month and the balances at its end", async () => {
    await visit("finance", "/finance/statements");
    await page.getByRole("textbox", { name: "Month" }).fill("2026-02");
    const file = (name) => page.getByRole("link", { name }).getAttribute("href");
    assert.equal(await file("Journal of February 2026 as CSV"), "/api/v1/journal/2026-02.csv");
    assert.equal(
      await file("Balances at the end of February 2026 as CSV"),
      "/api/v1/journal/balances?at=2026-03-01T00:00:00.000Z",
    );
    await page.getByRole("textbox", { name: "Month" }).fill("2999-12");
    await page.getByRole("link", { name: "Journal of December 2999 as CSV" }).waitFor();
    assert.equal(await page.getByRole("link", { name: /^Balances/ }).count(), 0, "not closed yet");
  });

  test("the forecast shows its interval and how often it held, or what is missing", async () => {
    await visit("influencer", "/");
    await page.getByText("53 of the last 66 such forecasts held").waitFor();
    api.state.empty = true;
    await page.reload();
    await page.getByText("about 31 more days of earnings are needed").waitFor();
  });
});
