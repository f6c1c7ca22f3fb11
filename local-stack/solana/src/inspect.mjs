import { COMPUTE_BUDGET, MEMO_PROGRAMS, SYSTEM, isBuiltin } from './programs.mjs';
import { isWritable } from './wire.mjs';

const LAMPORTS_PER_SIGNATURE = 5000n;
const UNITS_PER_INSTRUCTION = 200_000;
const UNITS_PER_BUILTIN = 3_000;
const UNITS_MAX = 1_400_000;
const ADVANCE_NONCE = 4;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @typedef {import('./wire.mjs').Transaction} Transaction */

/** Texts of all memo instructions, in order. @param {Transaction} transaction @returns {string[]} */
export function memos(transaction) {
  return transaction.instructions.filter((i) => MEMO_PROGRAMS.has(i.program)).map((i) => memoText(i.data));
}

function memoText(data) {
  try {
    return utf8.decode(data);
  } catch {
    return '(unparseable)';
  }
}

/** The memo as the RPC reports it: `[bytes] text`, several joined by `; `, or null. @param {string[]} texts */
export function memoField(texts) {
  if (texts.length === 0) return null;
  return texts.map((text) => `[${Buffer.byteLength(text)}] ${text}`).join('; ');
}

/**
 * The nonce account and its authority when the transaction lives by a durable nonce.
 * @param {Transaction} transaction
 */
export function durableNonce(transaction) {
  const first = transaction.instructions[0];
  if (first?.program !== SYSTEM || first.data.length < 4 || first.data.readUInt32LE(0) !== ADVANCE_NONCE) return null;
  const [nonce, , authority] = first.accounts;
  if (nonce === undefined || authority === undefined || nonce >= transaction.keys.length) return null;
  if (!isWritable(transaction, nonce) || authority >= transaction.header.required) return null;
  return { account: transaction.keys[nonce], authority: transaction.keys[authority] };
}

/**
 * The fee in lamports: signatures plus compute price times compute limit.
 * @param {Pick<Transaction, 'header' | 'instructions'>} transaction
 */
export function feeLamports({ header, instructions }) {
  const budget = instructions.filter((i) => i.program === COMPUTE_BUDGET);
  const price = budget.find((i) => i.data[0] === 3 && i.data.length === 9)?.data.readBigUInt64LE(1) ?? 0n;
  const asked = budget.find((i) => i.data[0] === 2 && i.data.length === 5)?.data.readUInt32LE(1);
  const units = BigInt(Math.min(asked ?? defaultUnits(instructions), UNITS_MAX));
  return BigInt(header.required) * LAMPORTS_PER_SIGNATURE + (price * units + 999_999n) / 1_000_000n;
}

function defaultUnits(instructions) {
  return instructions.reduce((sum, i) => sum + (isBuiltin(i.program) ? UNITS_PER_BUILTIN : UNITS_PER_INSTRUCTION), 0);
}
