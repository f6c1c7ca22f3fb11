import { getProgramDerivedAddress, address } from '@solana/addresses';
import { decode } from './base58.mjs';

export const SYSTEM = '11111111111111111111111111111111';
export const TOKEN = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
export const TOKEN_2022 = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';
export const ASSOCIATED_TOKEN = 'ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL';
export const MEMO = 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr';
export const MEMO_V1 = 'Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo';
export const COMPUTE_BUDGET = 'ComputeBudget111111111111111111111111111111';
export const RECENT_BLOCKHASHES = 'SysvarRecentB1ockHashes11111111111111111111';
export const RENT = 'SysvarRent111111111111111111111111111111111';
export const NATIVE_MINT = 'So11111111111111111111111111111111111111112';

export const TOKEN_PROGRAMS = new Set([TOKEN, TOKEN_2022]);
export const MEMO_PROGRAMS = new Set([MEMO, MEMO_V1]);

/** Programs built into the validator: their instructions ask for 3,000 compute units by default. */
const BUILTINS = new Set([
  SYSTEM,
  COMPUTE_BUDGET,
  'Vote111111111111111111111111111111111111111',
  'BPFLoader1111111111111111111111111111111111',
  'BPFLoader2111111111111111111111111111111111',
  'BPFLoaderUpgradeab1e11111111111111111111111',
  'LoaderV411111111111111111111111111111111111',
  'KeccakSecp256k11111111111111111111111111111',
  'Ed25519SigVerify111111111111111111111111111',
]);
/** @param {string} program */
export const isBuiltin = (program) => BUILTINS.has(program);

/** @param {string} owner @param {string} mint @param {string} [tokenProgram] @returns {Promise<string>} */
export async function associatedTokenAddress(owner, mint, tokenProgram = TOKEN) {
  const seeds = [decode(owner), decode(tokenProgram), decode(mint)];
  const [found] = await getProgramDerivedAddress({ programAddress: address(ASSOCIATED_TOKEN), seeds });
  return found;
}
