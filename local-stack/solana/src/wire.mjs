import { createPublicKey, verify } from 'node:crypto';
import { encode } from './base58.mjs';

export const MAX_WIRE_BYTES = 1232;
const ED25519_SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * @typedef {object} Instruction
 * @property {number} programIndex
 * @property {string} program
 * @property {number[]} accounts indexes into the account keys
 * @property {Buffer} data
 *
 * @typedef {object} Transaction a signed transaction as it arrived
 * @property {Buffer} wire
 * @property {Buffer} message the signed bytes
 * @property {string} signature the first signature, the transaction's identity
 * @property {Buffer[]} signatures
 * @property {'legacy' | 0} version
 * @property {{required: number, readonlySigned: number, readonlyUnsigned: number}} header
 * @property {string[]} keys static account keys
 * @property {string} blockhash
 * @property {Instruction[]} instructions
 * @property {{table: string, writable: number[], readonly: number[]}[]} lookups
 */

/** The bytes end too early, go on too long, or contradict themselves. */
export class MalformedTransaction extends Error {}

/** Reads bytes front to back. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    const end = this.at + length;
    if (end > this.bytes.length) throw new MalformedTransaction('io error: failed to fill whole buffer');
    const slice = this.bytes.subarray(this.at, end);
    this.at = end;
    return slice;
  }

  byte() {
    return this.take(1)[0];
  }

  /** Solana's compact-u16 length. */
  length() {
    let value = 0;
    for (let shift = 0; shift <= 14; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return value;
    }
    throw new MalformedTransaction('io error: invalid length');
  }

  list(read) {
    return Array.from({ length: this.length() }, read);
  }
}

/** @param {Buffer} wire @returns {Transaction} throws MalformedTransaction */
export function parse(wire) {
  const reader = new Reader(wire);
  const signatures = reader.list(() => reader.take(64));
  const message = wire.subarray(reader.at);
  const body = parseMessage(reader);
  if (reader.at !== wire.length) throw new MalformedTransaction('trailing bytes');
  return { wire, message, signatures, signature: encode(signatures[0] ?? Buffer.alloc(64)), ...body };
}

/** @param {Buffer} bytes a message without signatures; throws MalformedTransaction */
export function parseMessageOnly(bytes) {
  return parseMessage(new Reader(bytes));
}

function parseMessage(reader) {
  const first = reader.byte();
  const version = first & 0x80 ? first & 0x7f : 'legacy';
  if (version !== 'legacy' && version !== 0) throw new MalformedTransaction(`unsupported version ${version}`);
  const header = {
    required: version === 'legacy' ? first : reader.byte(),
    readonlySigned: reader.byte(),
    readonlyUnsigned: reader.byte(),
  };
  const keys = reader.list(() => encode(reader.take(32)));
  const blockhash = encode(reader.take(32));
  const instructions = reader.list(() => readInstruction(reader, keys));
  const lookups = version === 0 ? reader.list(() => readLookup(reader)) : [];
  return { version, header, keys, blockhash, instructions, lookups };
}

function readInstruction(reader, keys) {
  const programIndex = reader.byte();
  const accounts = [...reader.take(reader.length())];
  const data = reader.take(reader.length());
  return { programIndex, program: keys[programIndex], accounts, data };
}

function readLookup(reader) {
  const table = encode(reader.take(32));
  return { table, writable: [...reader.take(reader.length())], readonly: [...reader.take(reader.length())] };
}

/** Whether the counts and indexes of a transaction agree. @param {Transaction} transaction */
export function isConsistent(transaction) {
  const { header, keys, signatures, instructions, lookups } = transaction;
  const loaded = lookups.reduce((sum, l) => sum + l.writable.length + l.readonly.length, 0);
  const accountCount = keys.length + loaded;
  return (
    signatures.length === header.required &&
    header.required > header.readonlySigned &&
    header.required + header.readonlyUnsigned <= keys.length &&
    accountCount <= 256 &&
    instructions.every(
      (i) => i.programIndex > 0 && i.programIndex < keys.length && i.accounts.every((a) => a < accountCount),
    )
  );
}

/** Whether every required signature fits the message. @param {Transaction} transaction @param {Uint8Array[]} signers */
export function signaturesFit(transaction, signers) {
  return transaction.signatures.every((signature, i) => {
    const key = createPublicKey({
      key: Buffer.concat([ED25519_SPKI_PREFIX, signers[i]]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, transaction.message, key, signature);
  });
}

/**
 * Whether account `index` may be written; accounts loaded from tables follow the static keys, writable ones first.
 * @param {Pick<Transaction, 'header' | 'keys' | 'lookups'>} transaction @param {number} index
 */
export function isWritable({ header, keys, lookups }, index) {
  if (index < header.required) return index < header.required - header.readonlySigned;
  if (index < keys.length) return index < keys.length - header.readonlyUnsigned;
  const writable = lookups.reduce((sum, l) => sum + l.writable.length, 0);
  return index < keys.length + writable;
}
