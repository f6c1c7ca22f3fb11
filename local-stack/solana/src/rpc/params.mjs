import { decodeExactly } from '../base58.mjs';
import { invalidParams, minContextSlotNotReached } from '../errors.mjs';

const COMMITMENTS = ['processed', 'confirmed', 'finalized'];
const SIGNATURES_MAX = 256;

/** @typedef {import('../chain.mjs').Block} Block */

/** @param {unknown[]} params @param {number} count */
export function need(params, count) {
  if (params.length < count) throw invalidParams(`\`params\` should have at least ${count} argument(s)`);
}

/** An options object, or an empty one. @param {unknown} value @returns {any} */
export function options(value) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalidParams('Invalid params: invalid type: expected a configuration object.');
  }
  return value;
}

/** @param {unknown} text @returns {string} */
export const address = (text) => base58Of(text, 32);
/** @param {unknown} text @returns {string} */
export const signature = (text) => base58Of(text, 64);

function base58Of(text, length) {
  if (typeof text !== 'string') throw invalidParams('Invalid params: invalid type: expected a string.');
  if (decodeExactly(text, length) !== null) return text;
  throw invalidParams(/^[1-9A-HJ-NP-Za-km-z]*$/.test(text) ? 'Invalid param: WrongSize' : 'Invalid param: Invalid');
}

/** @param {unknown} value @returns {string[]} */
export const signatures = (value) => list(value, SIGNATURES_MAX).map(signature);
/** @param {unknown} value @param {number} max @returns {string[]} */
export const addresses = (value, max) => list(value, max).map(address);

function list(value, max) {
  if (!Array.isArray(value)) throw invalidParams('Invalid params: invalid type: expected a sequence.');
  if (value.length > max) throw invalidParams(`Too many inputs provided; max ${max}`);
  return value;
}

/** A u64 that fits a JavaScript number. @param {unknown} value @param {string} name @returns {number} */
export function unsigned(value, name) {
  if (Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0) return /** @type {number} */ (value);
  throw invalidParams(`Invalid params: invalid value for ${name}, expected u64.`);
}

/** @param {unknown} value @returns {import('../chain.mjs').Commitment} */
export function commitment(value) {
  if (value === undefined || value === null) return 'finalized';
  if (COMMITMENTS.includes(/** @type {string} */ (value))) return /** @type {any} */ (value);
  throw invalidParams(
    `Invalid params: unknown variant \`${value}\`, expected one of \`processed\`, \`confirmed\`, \`finalized\`.`,
  );
}

/** A commitment at which a block cannot vanish any more. @param {unknown} value */
export function settledCommitment(value) {
  const chosen = commitment(value);
  if (chosen === 'processed') throw invalidParams('Method does not support commitment below `confirmed`');
  return chosen;
}

/**
 * The block a call reads from.
 * @param {import('./node.mjs').Call} call @param {any} config @returns {Block}
 */
export function bank(call, config) {
  const block = call.ledger.chain.bank(commitment(config.commitment), call.lag);
  if (config.minContextSlot !== undefined && config.minContextSlot !== null) {
    if (block.slot < unsigned(config.minContextSlot, 'minContextSlot')) throw minContextSlotNotReached(block.slot);
  }
  return block;
}

/** A value with the slot it was true at. @template T @param {Block} block @param {T} value */
export const withContext = (block, value) => ({ context: { apiVersion: VERSION, slot: block.slot }, value });

/** The release whose answers this server gives. */
export const VERSION = '3.0.0';
