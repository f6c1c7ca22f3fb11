import { encode } from './base58.mjs';
import { TOKEN_PROGRAMS } from './programs.mjs';

export const MINT_BYTES = 82;
export const TOKEN_ACCOUNT_BYTES = 165;
const MULTISIG_BYTES = 355;
const KIND_AT = 165;
const KIND_MINT = 1;
const KIND_ACCOUNT = 2;
const STATES = ['uninitialized', 'initialized', 'frozen'];

/** @typedef {import('./vm.mjs').Account} Account */

/**
 * What a token program keeps in an account.
 * @param {Account | null} account
 * @returns {'mint' | 'account' | 'multisig' | null}
 */
export function kindOf(account) {
  if (account === null || !TOKEN_PROGRAMS.has(account.owner)) return null;
  const { data } = account;
  if (data.length === MULTISIG_BYTES) return 'multisig';
  if (data.length === MINT_BYTES) return data[45] === 1 ? 'mint' : null;
  if (data.length < TOKEN_ACCOUNT_BYTES) return null;
  if (data.length === TOKEN_ACCOUNT_BYTES || data[KIND_AT] === KIND_ACCOUNT) return data[108] === 0 ? null : 'account';
  return data[KIND_AT] === KIND_MINT && data[45] === 1 ? 'mint' : null;
}

/** @param {Buffer} data */
export function readMint(data) {
  return {
    authority: optionalKey(data, 0),
    supply: data.readBigUInt64LE(36),
    decimals: data[44],
    freezeAuthority: optionalKey(data, 46),
  };
}

/** @param {Buffer} data */
export function readTokenAccount(data) {
  return {
    mint: encode(data.subarray(0, 32)),
    owner: encode(data.subarray(32, 64)),
    amount: data.readBigUInt64LE(64),
    delegate: optionalKey(data, 72),
    state: STATES[data[108]],
    rentReserve: data.readUInt32LE(109) === 1 ? data.readBigUInt64LE(113) : null,
    delegatedAmount: data.readBigUInt64LE(121),
    closeAuthority: optionalKey(data, 129),
  };
}

/** @param {Buffer} data */
export function readMultisig(data) {
  const signers = Array.from({ length: data[1] }, (_, i) => encode(data.subarray(3 + 32 * i, 35 + 32 * i)));
  return { required: data[0], valid: data[1], signers };
}

/** @param {Account} account @param {bigint} delta @returns {Account} */
export function withAmountChanged(account, delta) {
  const data = Buffer.from(account.data);
  data.writeBigUInt64LE(data.readBigUInt64LE(64) + delta, 64);
  return { ...account, data };
}

/** A mint as the token program would write it. @param {{authority: Buffer, supply: bigint, decimals: number}} mint */
export function mintData({ authority, supply, decimals }) {
  const data = Buffer.alloc(MINT_BYTES);
  data.writeUInt32LE(1, 0);
  authority.copy(data, 4);
  data.writeBigUInt64LE(supply, 36);
  data[44] = decimals;
  data[45] = 1;
  return data;
}

/**
 * A token account as the token program would write it.
 * @param {{mint: Buffer, owner: Buffer, amount: bigint}} account
 */
export function tokenAccountData({ mint, owner, amount }) {
  const data = Buffer.alloc(TOKEN_ACCOUNT_BYTES);
  mint.copy(data, 0);
  owner.copy(data, 32);
  data.writeBigUInt64LE(amount, 64);
  data[108] = 1;
  return data;
}

/** An amount in the forms the RPC gives it. @param {bigint} amount @param {number} decimals */
export function uiAmount(amount, decimals) {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return { amount: amount.toString(), decimals, uiAmount: Number(text), uiAmountString: text };
}

function optionalKey(data, at) {
  return data.readUInt32LE(at) === 1 ? encode(data.subarray(at + 4, at + 36)) : null;
}
