const PENDING_MAX = 20_000;
const SWALLOWED_MAX = 4_096;

/**
 * @typedef {{transaction: import('./wire.mjs').Transaction, due: number, verified: boolean}} Pending
 */

/** Transactions accepted but not yet in a block. */
export class Mempool {
  /** @type {Map<string, Pending>} */
  #pending = new Map();
  /** Signatures that never land, however often they are sent again. @type {Set<string>} */
  #swallowed = new Set();

  get size() {
    return this.#pending.size;
  }

  /** Queues a transaction for block `due`; sending the same one again changes nothing. @param {Pending} pending */
  add(pending) {
    const { signature } = pending.transaction;
    if (this.#swallowed.has(signature) || this.#pending.has(signature)) return;
    // A full node drops silently, like a cluster under load.
    if (this.#pending.size < PENDING_MAX) this.#pending.set(signature, pending);
  }

  /** Lets a signature vanish. @param {string} signature */
  swallow(signature) {
    this.#swallowed.add(signature);
    if (this.#swallowed.size > SWALLOWED_MAX) this.#swallowed.delete(this.#swallowed.values().next().value);
  }

  /** Takes what may go into block `height`. @param {number} height @param {number} limit @returns {Pending[]} */
  take(height, limit) {
    const due = [];
    for (const [signature, pending] of this.#pending) {
      if (pending.due > height) continue;
      due.push(pending);
      this.#pending.delete(signature);
      if (due.length === limit) break;
    }
    return due;
  }
}
