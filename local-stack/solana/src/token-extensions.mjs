import { encode } from './base58.mjs';

const FIRST_EXTENSION_AT = 166;
const NO_KEY = '11111111111111111111111111111111';

/** Readers of the Token-2022 extensions a badge or a payout may meet; `[name, state]` per type number. */
const READERS = new Map([
  [3, (d) => ['mintCloseAuthority', { closeAuthority: key(d, 0) }]],
  [7, () => ['immutableOwner']],
  [8, (d) => ['memoTransfer', { requireIncomingTransferMemos: d[0] === 1 }]],
  [9, () => ['nonTransferable']],
  [12, (d) => ['permanentDelegate', { delegate: key(d, 0) }]],
  [13, () => ['nonTransferableAccount']],
  [18, (d) => ['metadataPointer', { authority: key(d, 0), metadataAddress: key(d, 32) }]],
  [19, (d) => ['tokenMetadata', metadata(d)]],
]);

/** The extensions of a Token-2022 mint or account. @param {Buffer} data */
export function readExtensions(data) {
  const found = [];
  for (let at = FIRST_EXTENSION_AT; at + 4 <= data.length;) {
    const type = data.readUInt16LE(at);
    const length = data.readUInt16LE(at + 2);
    if (type === 0) break;
    found.push(readExtension(type, data.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return found;
}

function readExtension(type, data) {
  const reader = READERS.get(type);
  if (reader === undefined) return { extension: 'unparseableExtension' };
  const [extension, state] = reader(data);
  return state === undefined ? { extension } : { extension, state };
}

function metadata(data) {
  let at = 64;
  const text = () => {
    const length = data.readUInt32LE(at);
    const value = data.subarray(at + 4, at + 4 + length).toString();
    at += 4 + length;
    return value;
  };
  const [name, symbol, uri] = [text(), text(), text()];
  const count = data.readUInt32LE(at);
  at += 4;
  const additionalMetadata = Array.from({ length: count }, () => [text(), text()]);
  return { updateAuthority: key(data, 0), mint: key(data, 32), name, symbol, uri, additionalMetadata };
}

function key(data, at) {
  const text = encode(data.subarray(at, at + 32));
  return text === NO_KEY ? null : text;
}
