import { createHash } from 'node:crypto';
import { encode } from './base58.mjs';
import { MEMORY_BLOCKS } from './accounts.mjs';

export const BLOCKHASH_WINDOW = 150;
export const CONFIRMED_AFTER = 2;
export const FINALIZED_AFTER = 32;
export const SLOT_MILLIS = 400;
export const SLOTS_PER_EPOCH = 432_000;
const KEPT_BLOCKS = 2 * MEMORY_BLOCKS;
/** One block in so many follows a skipped slot, so that nobody can mistake a slot for a height. */
const SKIP_EVERY = 16;

/**
 * @typedef {{height: number, slot: number, hash: string, timeMillis: number}} Block
 * @typedef {'processed' | 'confirmed' | 'finalized'} Commitment
 */

/** The blocks: heights, slots, blockhashes, and how settled each is. */
export class Chain {
  /** @type {Block[]} the newest blocks, heights without gaps */
  blocks;
  /** Height below which nothing is ever rolled back. */
  root = 0;
  #seed;
  #slotMax;
  #heightOf = new Map();

  /** @param {string} genesisHash @param {Block[]} blocks @param {{root: number, slotMax: number}} [state] */
  constructor(genesisHash, blocks, state = { root: 0, slotMax: 0 }) {
    this.#seed = genesisHash;
    this.blocks = blocks;
    this.root = state.root;
    this.#slotMax = state.slotMax;
    blocks.forEach((b) => this.#heightOf.set(b.hash, b.height));
  }

  /** @param {string} genesisHash @param {number} timeMillis */
  static genesis(genesisHash, timeMillis) {
    return new Chain(genesisHash, [{ height: 0, slot: 0, hash: genesisHash, timeMillis }]);
  }

  get tip() {
    return this.blocks.at(-1);
  }

  get state() {
    return { root: this.root, slotMax: this.#slotMax };
  }

  /**
   * The block after the newest.
   * @param {number | null} nowMillis wall clock, or null to let time follow the slots
   * @returns {Block}
   */
  next(nowMillis) {
    const height = this.tip.height + 1;
    const slot = this.#slotMax + (height % SKIP_EVERY === 1 ? 2 : 1);
    const elapsed = this.tip.timeMillis + (slot - this.tip.slot) * SLOT_MILLIS;
    const timeMillis = nowMillis === null ? elapsed : Math.max(this.tip.timeMillis, nowMillis);
    const hash = createHash('sha256').update(`${this.#seed}/${this.tip.hash}/${slot}`).digest();
    return { height, slot, hash: encode(hash), timeMillis };
  }

  /** @param {Block} block */
  append(block) {
    this.blocks.push(block);
    this.#slotMax = block.slot;
    this.#heightOf.set(block.hash, block.height);
    this.root = Math.max(this.root, block.height - FINALIZED_AFTER);
    if (this.blocks.length > KEPT_BLOCKS) this.#heightOf.delete(this.blocks.shift().hash);
  }

  /** Forgets the blocks above `height`; their slots are gone for good. @param {number} height */
  rollBack(height) {
    while (this.tip.height > height) this.#heightOf.delete(this.blocks.pop().hash);
  }

  /** @param {number} height @returns {Block | undefined} */
  block(height) {
    return this.blocks[height - this.blocks[0].height];
  }

  /**
   * The newest block of a commitment as a node `lag` blocks behind sees it.
   * @param {Commitment} commitment
   * @param {number} lag
   * @returns {Block}
   */
  bank(commitment, lag) {
    const oldest = this.blocks[0].height;
    const own = Math.max(oldest, this.tip.height - lag);
    switch (commitment) {
      case 'processed':
        return this.block(own);
      case 'confirmed':
        return this.block(Math.max(oldest, own - CONFIRMED_AFTER));
      case 'finalized':
        return this.block(Math.max(oldest, lag === 0 ? this.root : Math.min(this.root, own - FINALIZED_AFTER)));
    }
    throw new Error(`unknown commitment ${commitment}`);
  }

  /**
   * Height of the last block a transaction with this blockhash may land in, or null for an unknown one.
   * @param {string} hash
   */
  lastValidHeight(hash) {
    const height = this.#heightOf.get(hash);
    return height === undefined ? null : height + BLOCKHASH_WINDOW;
  }

  /** Whether block `height` would still take this blockhash. @param {string} hash @param {number} height */
  isValid(hash, height) {
    const last = this.lastValidHeight(hash);
    return last !== null && height <= last && height >= last - BLOCKHASH_WINDOW;
  }
}

/** @param {number} slot */
export const epochOf = (slot) => Math.floor(slot / SLOTS_PER_EPOCH);
