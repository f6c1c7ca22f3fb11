import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fitsSideways, loaded, violations } from "../fixtures/inspect.mjs";
import { heading } from "./people.mjs";

const DESK = { viewport: { width: 1280, height: 860 }, colorScheme: "light" };
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: "dark" };

const BEFORE_SIGN_IN = [
  ["sign-in", "Sign in"],
  ["register", "Become a partner"],
  ["verify", "Verify a payment"],
];

const PAGES = {
  FINANCE: [
    ["finance", "Approvals"],
    ["finance/history", "Payout history"],
    ["finance/funds", "Funds"],
    ["finance/statements", "Statements"],
    ["finance/tax", "Tax"],
    ["finance/safety", "Safety of payments"],
    ["audit", "Audit"],
  ],
  ANALYST: [
    ["analytics", "Analytics"],
    ["analytics/connect", "Connect with SQL"],
  ],
  ADMIN: [
    ["admin", "Event health"],
    ["admin/dead-letters", "Dead letters"],
    ["admin/influencers", "Influencers"],
    ["admin/fraud?open=false", "Fraud cases"],
  ],
};

const mine = (handle) => [
  ["", `Hello, ${handle}`],
  ["earnings", "Earnings"],
  ["payouts", "Payouts"],
  ["wallet", "Wallet"],
  ["verification", "Verification"],
  ["tax", "Tax"],
];

/** A picture of each page for people, where CLEARSHARE_SCREENSHOTS names a directory. */
async function picture(page, path, { viewport }) {
  const directory = process.env.CLEARSHARE_SCREENSHOTS;
  const name = `${path.replace(/\W+/g, "-") || "overview"}-${viewport.width}.png`;
  if (directory) await page.screenshot({ path: join(directory, name), fullPage: true });
}

async function inspect(stack, page, pages) {
  for (const look of [DESK, PHONE]) {
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    for (const [path, title] of pages) {
      await page.goto(stack.portal + path);
      await heading(page, title).waitFor();
      await loaded(page);
      await picture(page, path, look);
      const where = `/${path} at ${look.viewport.width}`;
      assert.deepEqual(await violations(page), [], `accessibility of ${where}`);
      assert.ok(await fitsSideways(page), `${where} scrolls sideways`);
    }
  }
}

/** Every page with what the stack really holds, at a desk and on a phone. */
export function pageTests(stage) {
  const each = (who, open, pages) =>
    test(`the pages of ${who} are accessible and fit a desk and a phone`, async () =>
      inspect(stage.stack, await open(), pages()));

  each(
    "somebody not signed in",
    () => stage.people.anonymous(),
    () => BEFORE_SIGN_IN,
  );
  each(
    "an influencer",
    () => stage.people.influencer(stage.cast.paula),
    () => mine(stage.cast.paula.handle),
  );
  for (const [role, pages] of Object.entries(PAGES)) {
    each(
      role.toLowerCase(),
      () => stage.people.staff(role, pages[0][1]),
      () => pages,
    );
  }
}
