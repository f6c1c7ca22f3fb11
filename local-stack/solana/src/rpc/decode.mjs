import { decode } from '../base58.mjs';
import { invalidParams } from '../errors.mjs';
import { describe } from '../transaction-error.mjs';
import { MAX_WIRE_BYTES, MalformedTransaction, isConsistent, parse } from '../wire.mjs';

const TYPE = 'solana_transaction::versioned::VersionedTransaction';
const ENCODED_MAX = { base58: 1683, base64: 1644 };
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The transaction a client sent; refuses with Agave's words.
 * @param {unknown} text
 * @param {unknown} encoding
 * @returns {import('../wire.mjs').Transaction}
 */
export function decodeTransaction(text, encoding = 'base58') {
  if (encoding !== 'base58' && encoding !== 'base64') {
    throw invalidParams(`unsupported encoding: ${encoding}. Supported encodings: base58, base64`);
  }
  if (typeof text !== 'string') throw invalidParams('Invalid params: invalid type: expected a string.');
  if (text.length > ENCODED_MAX[encoding]) {
    throw invalidParams(
      `${encoding} encoded ${TYPE} too large: ${text.length} bytes (max: encoded/raw ${ENCODED_MAX[encoding]}/${MAX_WIRE_BYTES})`,
    );
  }
  const wire = encoding === 'base58' ? fromBase58(text) : fromBase64(text);
  if (wire.length > MAX_WIRE_BYTES) {
    throw invalidParams(`decoded ${TYPE} too large: ${wire.length} bytes (max: ${MAX_WIRE_BYTES} bytes)`);
  }
  return readTransaction(wire);
}

function readTransaction(wire) {
  try {
    const transaction = parse(wire);
    if (!isConsistent(transaction)) throw invalidTransaction('SanitizeFailure');
    return transaction;
  } catch (cause) {
    if (!(cause instanceof MalformedTransaction)) throw cause;
    throw invalidParams(`failed to deserialize ${TYPE}: ${cause.message}`);
  }
}

/** @param {any} error a transaction error in RPC form */
export const invalidTransaction = (error) => invalidParams(`invalid transaction: ${describe(error)}`);

function fromBase58(text) {
  try {
    return decode(text);
  } catch {
    throw invalidParams('invalid base58 encoding: InvalidCharacter');
  }
}

function fromBase64(text) {
  if (!BASE64.test(text)) throw invalidParams('invalid base64 encoding: InvalidByte');
  return Buffer.from(text, 'base64');
}
