import bs58 from 'bs58';

/** @param {Uint8Array} bytes @returns {string} */
export const encode = (bytes) => bs58.encode(bytes);

/** @param {string} text @returns {Buffer} throws when the text is not base58 */
export const decode = (text) => Buffer.from(bs58.decode(text));

/**
 * The bytes of an address or signature, or null when the text does not stand for exactly that many bytes.
 * @param {unknown} text @param {number} length
 */
export function decodeExactly(text, length) {
  if (typeof text !== 'string' || text.length > 2 * length) return null;
  try {
    const bytes = decode(text);
    return bytes.length === length ? bytes : null;
  } catch {
    return null;
  }
}
