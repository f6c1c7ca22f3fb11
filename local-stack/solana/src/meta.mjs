import { encode } from './base58.mjs';
import { kindOf, readMint, readTokenAccount, uiAmount } from './tokens.mjs';

/** @typedef {import('./accounts.mjs').Accounts} Accounts */

/**
 * Lamports and token balances of a transaction's accounts at one moment.
 * @param {Accounts} accounts
 * @param {string[]} keys
 */
export function balances(accounts, keys) {
  return {
    lamports: keys.map((key) => Number(accounts.newestLamports(key))),
    tokens: keys.flatMap((key, index) => tokenBalance(accounts, key, index)),
  };
}

function tokenBalance(accounts, key, accountIndex) {
  const account = accounts.followed(key);
  if (kindOf(account) !== 'account') return [];
  const { mint, owner, amount } = readTokenAccount(account.data);
  const mintAccount = accounts.newest(mint);
  const decimals = mintAccount === null ? 0 : readMint(mintAccount.data).decimals;
  return [{ accountIndex, mint, owner, programId: account.owner, uiTokenAmount: uiAmount(amount, decimals) }];
}

/**
 * The RPC's `meta` of a landed transaction.
 * @param {import('./vm.mjs').Outcome} outcome @param {bigint} fee
 * @param {ReturnType<typeof balances>} before @param {ReturnType<typeof balances>} after
 * @param {{writable: string[], readonly: string[]}} loadedAddresses
 */
export function transactionMeta(outcome, fee, before, after, loadedAddresses) {
  const meta = {
    err: outcome.err,
    status: outcome.err === null ? { Ok: null } : { Err: outcome.err },
    fee: Number(fee),
    preBalances: before.lamports,
    postBalances: after.lamports,
    preTokenBalances: before.tokens,
    postTokenBalances: after.tokens,
    innerInstructions: innerInstructions(outcome.inner),
    logMessages: outcome.logs,
    loadedAddresses,
    rewards: [],
    computeUnitsConsumed: outcome.units,
  };
  return outcome.returned === null ? meta : { ...meta, returnData: returnData(outcome.returned) };
}

/** @param {{program: string, data: Buffer} | null} returned */
export const returnData = (returned) =>
  returned === null ? null : { programId: returned.program, data: [returned.data.toString('base64'), 'base64'] };

/** @param {import('./vm.mjs').Outcome['inner']} inner */
export function innerInstructions(inner) {
  return inner
    .map((list, index) => ({ index, instructions: list.map(innerInstruction) }))
    .filter(({ instructions }) => instructions.length > 0);
}

const innerInstruction = ({ programIndex, accounts, data, stackHeight }) => ({
  programIdIndex: programIndex,
  accounts,
  data: encode(data),
  stackHeight,
});
