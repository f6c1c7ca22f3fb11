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

describe("the portal on a running stack", { skip, timeout: 600_000, concurrency: 2 }, () => {
  const shared = {};
  let browser;

  before(async () => {
    shared.stack = await connect(stackFile);
    shared.cast = await assemble(shared.stack);
    browser = await launch(chromium);
    const { stack, cast } = shared;
    const paid = BigInt(expectedMicros(stack, cast.paula));
    await until("the first payout is final", async () => (await stack.tokensOf(cast.paula.wallet)) === paid);
  });

  after(() => browser?.close());

  /** Tests one after the other, with people of their own; of several members of staff it is the nth who signs in. */
  function inTurns(name, nth, ...groups) {
    describe(name, { concurrency: 1 }, () => {
      const stage = {};
      before(() => Object.assign(stage, shared, { people: new People(browser, shared.stack, nth) }));
      afterEach(async () => assert.deepEqual(await stage.people.leave(), [], "what the pages complained of"));
      groups.forEach((tests) => tests(stage));
    });
  }

  // Side by side: what people do waits for the chain most of the time.
  inTurns("what people do", -1, influencerTests, financeTests, analystTests, adminTests, registrationTests);
  inTurns("every page", 0, pageTests);
});
