import { readFileSync } from 'node:fs';
import { decodeExactly } from './base58.mjs';
import { KeyPair } from './keys.mjs';

/**
 * @typedef {object} Config
 * @property {number} port 0 takes a free one
 * @property {string | null} data directory; null keeps everything in memory
 * @property {number} slotMillis 0 makes blocks only on request
 * @property {string | null} treasury
 * @property {bigint} treasuryLamports
 * @property {bigint} treasuryUsdcMicros
 * @property {KeyPair | null} mint
 */

/**
 * Reads the environment; throws with the name of the variable that is wrong.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Config}
 */
export function readConfig(env) {
  return {
    port: integer(env, 'SOLANA_PORT', 0, 65_535),
    data: env.SOLANA_DATA || null,
    slotMillis: integer(env, 'SOLANA_SLOT_MS', 400, 60_000),
    treasury: address(env, 'SOLANA_TREASURY'),
    treasuryLamports: BigInt(integer(env, 'SOLANA_TREASURY_LAMPORTS', 1_000_000_000_000, Number.MAX_SAFE_INTEGER)),
    treasuryUsdcMicros: BigInt(integer(env, 'SOLANA_TREASURY_USDC_MICROS', 1_000_000_000_000, Number.MAX_SAFE_INTEGER)),
    mint: keyPair(env, 'SOLANA_MINT_KEYPAIR'),
  };
}

function integer(env, name, standard, max) {
  const text = env[name];
  if (text === undefined || text === '') return standard;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value <= max)) throw new Error(`${name} must be a whole number from 0 to ${max}`);
  return value;
}

function address(env, name) {
  const text = env[name];
  if (text === undefined || text === '') return null;
  if (decodeExactly(text, 32) === null) throw new Error(`${name} must be a base58 address of 32 bytes`);
  return text;
}

function keyPair(env, name) {
  const file = env[name];
  if (file === undefined || file === '') return null;
  try {
    return KeyPair.fromFileText(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${name}: ${cause.message}`, { cause });
  }
}
