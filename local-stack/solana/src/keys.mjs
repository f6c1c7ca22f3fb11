import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { encode } from './base58.mjs';

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An ed25519 key pair with its Solana address. */
export class KeyPair {
  #key;

  /** @param {Buffer} seed 32 secret bytes */
  constructor(seed) {
    this.seed = seed;
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.#key).export({ format: 'der', type: 'spki' }).subarray(-32);
    this.address = encode(this.publicKey);
  }

  static generate() {
    return new KeyPair(randomBytes(32));
  }

  /** The Solana command line's keypair file. @param {string} text a JSON array of 64 bytes, secret then public */
  static fromFileText(text) {
    const bytes = JSON.parse(text);
    const isByte = (b) => Number.isInteger(b) && b >= 0 && b <= 255;
    if (!Array.isArray(bytes) || bytes.length !== 64 || !bytes.every(isByte))
      throw new Error('a keypair file holds 64 bytes');
    const pair = new KeyPair(Buffer.from(bytes.slice(0, 32)));
    if (!pair.publicKey.equals(Buffer.from(bytes.slice(32))))
      throw new Error('the public half does not fit the secret half');
    return pair;
  }

  /** @param {Uint8Array} message @returns {Buffer} */
  sign(message) {
    return sign(null, message, this.#key);
  }
}
