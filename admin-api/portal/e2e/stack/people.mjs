import { authenticatorCode } from "../fixtures/stack.mjs";
import { complaintsOf, openContext } from "../fixtures/inspect.mjs";

const STEP_MILLIS = 30_000;

/** A browser of their own for each person of a test; all their pages complain into one list. */
export class People {
  #browser;
  #stack;
  #nth;
  #contexts = [];
  #sessions = new Map();
  complaints = [];

  constructor(browser, stack, nth) {
    this.#browser = browser;
    this.#stack = stack;
    this.#nth = nth;
  }

  async anonymous(storageState) {
    const context = await openContext(this.#browser, { storageState });
    this.#contexts.push(context);
    const page = await context.newPage();
    complaintsOf(page, this.complaints);
    return page;
  }

  async influencer({ loginUrl, handle }) {
    const page = await this.anonymous();
    await page.goto(loginUrl);
    await page.getByRole("heading", { level: 1, name: `Hello, ${handle}` }).waitFor();
    return page;
  }

  /** A member of staff, who signs in once and stays signed in for all tests. */
  async staff(role, title) {
    const page = await this.anonymous(this.#sessions.get(role));
    await page.goto(this.#stack.portal);
    if (!this.#sessions.has(role)) {
      await signIn(page, this.#stack.staff(role, this.#nth), heading(page, title));
      this.#sessions.set(role, await page.context().storageState());
    }
    await heading(page, title).waitFor();
    return page;
  }

  /** Closes all pages and tells what they complained of. */
  async leave() {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
    return this.complaints.splice(0);
  }
}

/** By password and, for those who have one, an authenticator, as the page asks for them. */
async function signIn(page, person, arrived) {
  await page.getByRole("tab", { name: "Staff" }).click();
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  const refused = page.getByRole("alert");
  // A code counts once. Where somebody has just used this one, the next one counts, too.
  for (const at of [Date.now(), Date.now() + STEP_MILLIS]) {
    if (person.totpSecret) await page.getByLabel("Authenticator code").fill(authenticatorCode(person.totpSecret, at));
    const [answer] = await Promise.all([
      page.waitForResponse("**/api/v1/auth/login"),
      page.getByRole("button", { name: "Sign in" }).click(),
    ]);
    if (answer.ok()) return arrived.waitFor();
  }
  throw new Error(`${person.email} was not let in: ${await refused.textContent()}`);
}

export const heading = (page, name) => page.getByRole("heading", { level: 1, name });
