import { createHash } from 'node:crypto';
import { encode } from './base58.mjs';
import { SYSTEM } from './programs.mjs';

const BYTES = 80;
const INITIALIZED = 1;

/** The value a nonce takes when it advances now. @param {Buffer} seed the VM's blockhash @returns {Buffer} */
export function nextNonce(seed) {
  return createHash('sha256').update('DURABLE_NONCE').update(seed).digest();
}

/** @param {import('./vm.mjs').Account | null} account */
export function readNonce(account) {
  if (account === null || account.owner !== SYSTEM || account.data.length !== BYTES) return null;
  if (account.data.readUInt32LE(4) !== INITIALIZED) return null;
  return {
    authority: encode(account.data.subarray(8, 40)),
    value: encode(account.data.subarray(40, 72)),
    lamportsPerSignature: account.data.readBigUInt64LE(72),
  };
}

/** The account after its nonce advanced. @param {import('./vm.mjs').Account} account @param {Buffer} seed */
export function advanced(account, seed) {
  const data = Buffer.from(account.data);
  nextNonce(seed).copy(data, 40);
  return { ...account, data };
}

/**
 * Whether the nonce account carries this transaction now.
 * @param {import('./vm.mjs').Account | null} account
 * @param {string} authority
 * @param {string} blockhash
 * @param {Buffer} seed
 */
export function nonceFits(account, authority, blockhash, seed) {
  const nonce = readNonce(account);
  return (
    nonce !== null &&
    nonce.authority === authority &&
    nonce.value === blockhash &&
    nonce.value !== encode(nextNonce(seed))
  );
}
