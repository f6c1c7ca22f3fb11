import type { Asset } from "./types";

/** A finalised transaction as a node shows it: the parts of getTransaction with jsonParsed that a check reads. */
export interface ChainTransaction {
  slot: number;
  blockTime?: number | null;
  meta: {
    err: unknown;
    preBalances: number[];
    postBalances: number[];
    preTokenBalances?: TokenBalance[] | null;
    postTokenBalances?: TokenBalance[] | null;
  };
  transaction: {
    signatures: string[];
    message: { accountKeys: (string | { pubkey: string })[]; instructions: { program?: string; parsed?: unknown }[] };
  };
}

interface TokenBalance {
  mint: string;
  owner?: string;
  uiTokenAmount: { amount: string };
}

/** Its memo; undefined when there is none or more than one. */
export function memoOf(transaction: ChainTransaction): string | undefined {
  const memos = transaction.transaction.message.instructions.filter((one) => one.program === "spl-memo");
  const [memo] = memos;
  return memos.length === 1 && typeof memo?.parsed === "string" ? memo.parsed : undefined;
}

/** What an address gained by it, in the asset's smallest unit. */
export function gainOf(transaction: ChainTransaction, asset: Asset, mint: string, address: string): bigint {
  const { meta } = transaction;
  if (asset === "SOL") {
    const keys = transaction.transaction.message.accountKeys.map((key) => (typeof key === "string" ? key : key.pubkey));
    const at = keys.indexOf(address);
    return at < 0 ? 0n : BigInt(meta.postBalances[at] ?? 0) - BigInt(meta.preBalances[at] ?? 0);
  }
  return tokens(meta.postTokenBalances, mint, address) - tokens(meta.preTokenBalances, mint, address);
}

function tokens(balances: TokenBalance[] | null | undefined, mint: string, owner: string): bigint {
  return (balances ?? [])
    .filter((balance) => balance.mint === mint && balance.owner === owner)
    .reduce((sum, balance) => sum + BigInt(balance.uiTokenAmount.amount), 0n);
}
