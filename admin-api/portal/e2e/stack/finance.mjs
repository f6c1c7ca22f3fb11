import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedMicros } from "../fixtures/cast.mjs";
import { authenticatorCode, dollars, until } from "../fixtures/stack.mjs";
import { heading } from "./people.mjs";

const REFUSAL = "The followers of this account look alike.";

const amountOf = (stack, person) => dollars(expectedMicros(stack, person));

async function review(page, stack, person) {
  const waiting = page.getByRole("list", { name: "Payouts waiting for approval" }).getByRole("listitem");
  await waiting.filter({ hasText: person.handle }).getByText(amountOf(stack, person)).waitFor({ timeout: 120_000 });
  await page.getByRole("button", { name: `Review payout to ${person.handle}` }).click();
  const drawer = page.getByRole("dialog", { name: "Payout" });
  await drawer.getByTitle(person.wallet, { exact: true }).waitFor();
  await drawer.getByRole("table", { name: "Lines of the payout" }).waitFor();
  return drawer;
}

/** The session as it is when the code of the sign-in is no longer fresh: the page has to ask for another. */
function forgetStepUp(page) {
  return page.route("**/api/v1/auth/me", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), stepUpUntil: null } });
  });
}

export function financeTests(stage) {
  test("finance approves a waiting payout, and the chain pays it", async () => {
    const { stack, people, cast } = stage;
    const page = await people.staff("FINANCE", "Approvals");
    const drawer = await review(page, stack, cast.large);
    await drawer.getByRole("button", { name: "Approve…" }).click();
    const dialog = page.getByRole("dialog", { name: "Approve this payout" });
    await dialog.getByRole("button", { name: "Approve payout" }).click();
    await page.getByText("Your decision is recorded.").waitFor();
    const paid = BigInt(expectedMicros(stack, cast.large));
    await until("the wallet holds the amount", async () => (await stack.tokensOf(cast.large.wallet)) === paid);
    await page.goto(`${stack.portal}finance/history?state=SETTLED`);
    const row = page
      .getByRole("table", { name: "Payouts, newest first" })
      .getByRole("row")
      .filter({ hasText: cast.large.handle });
    await row.getByText(amountOf(stack, cast.large)).waitFor();
    await row.getByText(stack.staff("FINANCE").email).waitFor();
  });

  test("finance refuses a payout after showing the authenticator once more, and the influencer reads why", async () => {
    const { stack, people, cast } = stage;
    const page = await people.staff("FINANCE", "Approvals");
    await forgetStepUp(page);
    await page.reload();
    await heading(page, "Approvals").waitFor();
    const drawer = await review(page, stack, cast.doubt);
    await drawer.getByRole("button", { name: "Refuse…" }).click();
    const dialog = page.getByRole("dialog", { name: "Refuse this payout" });
    await dialog.getByLabel("Reason").fill(REFUSAL);
    await dialog.getByLabel("Authenticator code").fill(authenticatorCode(stack.staff("FINANCE").totpSecret));
    await dialog.getByRole("button", { name: "Refuse payout" }).click();
    await page.getByText("Your decision is recorded.").waitFor();
    await page.unrouteAll({ behavior: "wait" });

    const influencer = await people.influencer(cast.doubt);
    await influencer.getByRole("region", { name: "Why is it not paid yet?" }).getByText(REFUSAL).waitFor();
    assert.equal(await stack.tokensOf(cast.doubt.wallet), 0n);
  });
}
