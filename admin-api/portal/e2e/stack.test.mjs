import assert from "node:assert/strict";
import { after, afterEach, before, describe } from "node:test";
import { findBrowser, launch, NO_BROWSER } from "./fixtures/browser.mjs";
import { assemble, expectedMicros } from "./fixtures/cast.mjs";
import { connect, until } from "./fixtures/stack.mjs";
import { adminTests } from "./stack/admin.mjs";
import { analystTests } from "./stack/analyst.mjs";
import { financeTests } from "./stack/finance.mjs";
import { influencerTests } from "./stack/influencer.mjs";
import { pageTests } from "./stack/pages.mjs";
import { People } from "./stack/people.mjs";
import { registrationTests } from "./stack/registration.mjs";

const NO_STACK = "skipped: no running stack; start ./demo and name its stack.json in CLEARSHARE_STACK";

const chromium = await findBrowser();
const stackFile = process.env.CLEARSHARE_STACK;
const skip = (!chromium && NO_BROWSER) || (!stackFile && NO_STACK) || false;
if (skip) console.log(skip);

/** What the tests share: the stack, the people they follow, and the browsers of those who look. */
const stage = { stack: undefined, cast: undefined, people: undefined };

describe("the portal on a running stack", { skip, timeout: 600_000 }, () => {
  let browser;

  before(async () => {
    stage.stack = await connect(stackFile);
    stage.cast = await assemble(stage.stack);
    browser = await launch(chromium);
    stage.people = new People(browser, stage.stack);
    const { stack, cast } = stage;
    const paid = BigInt(expectedMicros(stack, cast.paula));
    await until("the first payout is final", async () => (await stack.tokensOf(cast.paula.wallet)) === paid);
  });

  afterEach(async () => assert.deepEqual(await stage.people.leave(), [], "what the pages complained of"));

  after(() => browser?.close());

  influencerTests(stage);
  financeTests(stage);
  analystTests(stage);
  adminTests(stage);
  registrationTests(stage);
  pageTests(stage);
});
