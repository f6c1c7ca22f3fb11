import { describe, expect, test } from "vitest";
import type { ChainTransaction } from "./chain";
import { check, parseProof } from "./check";
import { bytesOf, hexOf, lineOf } from "./leaf";
import { rootFrom } from "./merkle";
import type { Proof } from "./types";

const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
];
const SALT = "00112233445566778899aabbccddeeff";
const WALLET = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";

function leaf(lineId: string, amount: number): string {
  const fields = ["clearshare-line-1", "po-1", lineId, "bounty", String(amount), SALT];
  const encoder = new TextEncoder();
  return hexOf(encoder.encode(fields.map((one) => `${encoder.encode(one).length}:${one}\n`).join("")));
}

const leafHash = (text: string) => rootFrom(text, 0, 1, []);

async function proof(): Promise<Proof> {
  const [own, other] = [leaf("é/1", 5_000_000), leaf("e/2", -1)];
  const path = [await leafHash(other)];
  return {
    form: "clearshare-proof-1",
    payoutId: "po-1",
    signature: "sig",
    wallet: WALLET,
    asset: "USDC",
    mint: "mint",
    units: 4_999_999,
    root: await rootFrom(own, 0, 2, path),
    size: 2,
    index: 0,
    leaf: own,
    path,
  };
}

const balance = (amount: string) => [{ mint: "mint", owner: WALLET, uiTokenAmount: { amount } }];

function onChain(memo: string, amount = "4999999"): ChainTransaction {
  return {
    slot: 7,
    meta: {
      err: null,
      preBalances: [1, 0],
      postBalances: [1, 0],
      preTokenBalances: [],
      postTokenBalances: balance(amount),
    },
    transaction: {
      signatures: ["sig"],
      message: { accountKeys: [], instructions: [{ program: "spl-memo", parsed: memo }] },
    },
  };
}

const outcomes = async (one: Proof, chain: ChainTransaction | null) =>
  (await check(one, chain)).steps.map((step) => step.outcome).join(" ");

describe("the way to the root", () => {
  test("is that of the known vectors", async () => {
    expect(await rootFrom("", 0, 1, [])).toBe(ROOTS[0]);
    expect(await rootFrom("00", 1, 2, [ROOTS[0] ?? ""])).toBe(ROOTS[1]);
  });

  test("a path of another length or place is refused", async () => {
    await expect(rootFrom("00", 1, 2, [])).rejects.toThrow();
    await expect(rootFrom("00", 0, 1, [ROOTS[0] ?? ""])).rejects.toThrow();
    await expect(rootFrom("00", 2, 2, [ROOTS[0] ?? ""])).rejects.toThrow();
  });
});

describe("a leaf", () => {
  test("is read field by field", () => {
    expect(lineOf(leaf("é/1", -12))).toEqual({ payoutId: "po-1", lineId: "é/1", kind: "bounty", amountMicros: -12n });
  });

  test("of any other form is no line", () => {
    for (const text of ["", "zz", leaf("a", 1) + "00", leaf("a", 1).slice(2), leaf("a", 1).slice(0, -2), "ff3a"]) {
      expect(lineOf(text)).toBeUndefined();
    }
  });
});

describe("a check", () => {
  test("passes for what was paid", async () => {
    const one = await proof();
    expect(await outcomes(one, onChain(`payout:po-1:${one.root}`))).toBe("passed passed passed passed passed");
    const shown = { earningId: "é/1", amountMicros: 5_000_000 };
    expect((await check(one, onChain(`payout:po-1:${one.root}`), shown)).outcome).toBe("passed");
  });

  test("fails for any flipped bit of the leaf or the path", async () => {
    const one = await proof();
    const chain = onChain(`payout:po-1:${one.root}`);
    for (let bit = 0; bit < one.leaf.length * 4; bit += 5) {
      const bytes = bytesOf(one.leaf);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await check({ ...one, leaf: hexOf(bytes) }, chain)).outcome).toBe("failed");
    }
    for (let bit = 0; bit < 256; bit += 5) {
      const bytes = bytesOf(one.path[0] ?? "");
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await check({ ...one, path: [hexOf(bytes)] }, chain)).outcome).toBe("failed");
    }
  });

  test("fails for another line than the shown one, another memo, amount, place or transaction", async () => {
    const one = await proof();
    const chain = onChain(`payout:po-1:${one.root}`);
    for (const shown of [
      { earningId: "é/1", amountMicros: 5_000_001 },
      { earningId: "e/2", amountMicros: 5_000_000 },
    ]) {
      expect((await check(one, chain, shown)).outcome).toBe("failed");
    }
    expect(await outcomes(one, onChain("payout:po-1"))).toBe("passed passed passed failed passed");
    expect(await outcomes(one, onChain(`payout:po-1:${one.root}`, "4999998"))).toBe(
      "passed passed passed passed failed",
    );
    expect(await outcomes({ ...one, index: 1 }, chain)).toBe("passed failed passed passed passed");
    expect(await outcomes({ ...one, signature: "other" }, chain)).toBe("passed passed failed passed passed");
    const failed = { ...chain, meta: { ...chain.meta, err: { InstructionError: [0, "x"] } } };
    expect(await outcomes(one, failed)).toBe("passed passed failed passed passed");
  });

  test("is open until the chain has finalised the transaction", async () => {
    expect((await check(await proof(), null)).outcome).toBe("open");
  });

  test("reads lamports by the recipient's place", async () => {
    const one = { ...(await proof()), asset: "SOL" as const, units: 3 };
    const chain = onChain(`payout:po-1:${one.root}`);
    chain.transaction.message.accountKeys = [{ pubkey: "payer" }, { pubkey: WALLET }];
    chain.meta.postBalances = [0, 3];
    expect((await check(one, chain)).outcome).toBe("passed");
  });
});

describe("a pasted proof", () => {
  test("is read back as it was copied", async () => {
    const one = await proof();
    expect(parseProof(JSON.stringify(one, null, 2))).toEqual(one);
  });

  test("that is none is refused", async () => {
    const one = await proof();
    for (const text of [
      "",
      "{}",
      "[]",
      "null",
      JSON.stringify({ ...one, path: [1] }),
      JSON.stringify({ ...one, size: 1.5 }),
    ]) {
      expect(parseProof(text)).toBeUndefined();
    }
  });
});
