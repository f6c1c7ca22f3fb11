import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../fixtures/stack.mjs";
import { heading } from "./people.mjs";

/** The newest mail with a sign-in link to somebody, who may have got other mails since. */
async function signInMail(stack, email) {
  const mails = await stack.mails();
  return mails.find((one) => one.to.includes(email) && one.subject.startsWith("Your sign-in link"));
}

export function registrationTests(stage) {
  test("registering gives code and link at once; the link counts, the mailed link signs in", async () => {
    const { stack, people, cast } = stage;
    const handle = `nova-${cast.run}`;
    const page = await people.anonymous();
    await page.goto(`${stack.portal}register`);
    await page.getByLabel("Handle").fill(handle);
    await page.getByLabel("E-mail").fill(`${handle}@example.com`);
    await page.getByRole("button", { name: "YouTube" }).click();
    await page.getByRole("button", { name: "Get my code and link" }).click();
    await heading(page, "Your link is ready").waitFor();
    const link = await page.getByText(/^http.*\/r\//).textContent();

    const click = await fetch(link, { redirect: "manual", headers: { "User-Agent": "Mozilla/5.0 Chrome/140.0" } });
    assert.equal(click.status, 302);
    const mail = await until("the sign-in link is mailed", () => signInMail(stack, `${handle}@example.com`));
    await page.goto(/https?:\S+/.exec(mail.text)[0]);
    await heading(page, `Hello, ${handle}`).waitFor();
    await page.getByText("Only active influencers are paid; the state is applied").waitFor();
    await page
      .getByRole("listitem")
      .filter({ hasText: /^Clicks1$/ })
      .waitFor();
  });

  test("who asks for a link on the sign-in page gets one by mail, and it works once", async () => {
    const { stack, people, cast } = stage;
    const page = await people.anonymous();
    await page.goto(`${stack.portal}sign-in`);
    await page.getByLabel("E-mail").fill(cast.doubt.email);
    await page.getByRole("button", { name: "Send me a sign-in link" }).click();
    await page.getByText("a sign-in link is on its way").waitFor();
    const mail = await until("the link is mailed", () => signInMail(stack, cast.doubt.email));
    const [link] = /https?:\S+/.exec(mail.text);
    await page.goto(link);
    await heading(page, `Hello, ${cast.doubt.handle}`).waitFor();
    const other = await people.anonymous();
    await other.goto(link);
    await other.getByText("That sign-in link is used or too old.").waitFor();
  });
}
