import { formatMoney } from "../format/money";
import { gainOf, memoOf, type ChainTransaction } from "./chain";
import { lineOf, type LeafLine } from "./leaf";
import { rootFrom } from "./merkle";
import type { PayoutProof, Proof } from "./types";

/** One step of a check. What could not be looked at is neither passed nor failed. */
export interface Step {
  name: string;
  outcome: "passed" | "failed" | "open";
  detail: string;
}

export interface Checked {
  line: LeafLine | undefined;
  steps: Step[];
  outcome: Step["outcome"];
}

/** What the person sees, which the leaf has to say as well. */
export interface Shown {
  earningId: string;
  amountMicros: number;
}

function step(name: string, passed: boolean, good: string, bad: string): Step {
  return { name, outcome: passed ? "passed" : "failed", detail: passed ? good : bad };
}

function checkLine(proof: Proof, line: LeafLine | undefined, shown: Shown | undefined): Step {
  const name = "The line";
  if (!line) return step(name, false, "", "The proof's line cannot be read.");
  if (line.payoutId !== proof.payoutId) return step(name, false, "", "The line is of another payout.");
  const same = !shown || (line.lineId === shown.earningId && line.amountMicros === BigInt(shown.amountMicros));
  const says = `It says ${formatMoney(line.amountMicros)} for ${line.lineId}.`;
  return step(name, same, says, `${says} That is not the line shown here.`);
}

async function checkRoot(proof: Proof): Promise<Step> {
  const name = "The way to the root";
  try {
    const root = await rootFrom(proof.leaf, proof.index, proof.size, proof.path);
    const way = `${proof.path.length} ${proof.path.length === 1 ? "hash leads" : "hashes lead"}`;
    return step(
      name,
      root === proof.root,
      `Your browser hashed the line; ${way} from it to the root that begins with ${root.slice(0, 8)}.`,
      "The line and its hashes lead to another root.",
    );
  } catch (error) {
    return step(name, false, "", error instanceof Error ? error.message : "The hashes cannot be read.");
  }
}

function checkChain(proof: Proof, chain: ChainTransaction | null): Step[] {
  if (!chain) {
    const detail = "The chain has not finalised this transaction; look again in a minute.";
    return [{ name: "The transaction", outcome: "open", detail }];
  }
  const memo = memoOf(chain);
  const gain = gainOf(chain, proof.asset, proof.mint, proof.wallet);
  const amount = (units: bigint) => formatMoney(units, proof.asset);
  const found = chain.transaction.signatures[0] === proof.signature && chain.meta.err === null;
  return [
    step("The transaction", found, `Finalised in slot ${chain.slot}.`, "The chain shows another or a failed one."),
    step(
      "Its memo",
      memo === `payout:${proof.payoutId}:${proof.root}`,
      "It names this payout and this root.",
      `It says “${memo ?? "nothing"}”, not this payout and this root.`,
    ),
    step(
      "Recipient and amount",
      gain === BigInt(proof.units),
      `${proof.wallet} received ${amount(gain)}.`,
      `${proof.wallet} received ${amount(gain)}, not ${amount(BigInt(proof.units))}.`,
    ),
  ];
}

/** Follows a line to the chain. Everything is computed here; of the API only the proof and the chain's answer are taken. */
export async function check(proof: Proof, chain: ChainTransaction | null, shown?: Shown): Promise<Checked> {
  const line = lineOf(proof.leaf);
  const steps = [checkLine(proof, line, shown), await checkRoot(proof), ...checkChain(proof, chain)];
  const has = (outcome: Step["outcome"]) => steps.some((one) => one.outcome === outcome);
  return { line, steps, outcome: has("failed") ? "failed" : has("open") ? "open" : "passed" };
}

/** The proof of a payout's only listed line, as one piece. */
export function proofOf(payout: PayoutProof): Proof | undefined {
  const [line] = payout.lines;
  if (!line) return undefined;
  const { payoutId, signature, wallet, asset, mint, units, root, size } = payout;
  const { index, leaf, path } = line;
  return {
    form: "clearshare-proof-1",
    payoutId,
    signature: signature ?? "",
    wallet,
    asset,
    mint,
    units,
    root,
    size,
    index,
    leaf,
    path,
  };
}

const TEXTS = ["payoutId", "signature", "wallet", "mint", "root", "leaf"] as const;
const COUNTS = ["units", "size", "index"] as const;

/** A pasted proof; undefined when the text is none. */
export function parseProof(text: string): Proof | undefined {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const good =
      value.form === "clearshare-proof-1" &&
      (value.asset === "USDC" || value.asset === "SOL") &&
      TEXTS.every((name) => typeof value[name] === "string") &&
      COUNTS.every((name) => Number.isSafeInteger(value[name])) &&
      Array.isArray(value.path) &&
      value.path.every((hash) => typeof hash === "string");
    return good ? (value as unknown as Proof) : undefined;
  } catch {
    return undefined;
  }
}

/** Hashing is given only to pages that came over a safe connection. */
export const canCheck = () => globalThis.crypto?.subtle !== undefined;
