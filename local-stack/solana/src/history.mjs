/** Transactions kept before the oldest are forgotten, as an RPC node without an archive does. */
export const KEPT_TRANSACTIONS = 20_000;

/**
 * @typedef {object} Landed a transaction in a block
 * @property {string} signature
 * @property {number} slot
 * @property {number} height
 * @property {number} time unix seconds
 * @property {any} err in RPC form, or null
 * @property {string[]} memos
 * @property {string[]} keys all accounts, loaded ones included
 * @property {string} wire base64
 * @property {string} meta JSON text of the RPC's `meta`
 */

/** All landed transactions that are still remembered, by signature and by account. */
export class History {
  /** @type {Map<string, Landed>} in order of landing */
  #bySignature = new Map();
  /** @type {Map<string, string[]>} */
  #byAddress = new Map();
  /** First slot this node has all transactions of. */
  firstSlot = 0;
  /** How many ever landed, forgotten ones included. */
  total = 0;

  get size() {
    return this.#bySignature.size;
  }

  /** @param {string} signature @returns {Landed | undefined} */
  find(signature) {
    return this.#bySignature.get(signature);
  }

  /** @returns {IterableIterator<Landed>} */
  all() {
    return this.#bySignature.values();
  }

  /** The newest transaction whose memo contains a text. @param {string} memo @returns {Landed | undefined} */
  findByMemo(memo) {
    return [...this.#bySignature.values()].findLast((t) => t.memos.some((m) => m.includes(memo)));
  }

  /** Signatures that touched an account, oldest first. @param {string} address @returns {readonly string[]} */
  of(address) {
    return this.#byAddress.get(address) ?? [];
  }

  /** @param {Landed} landed */
  add(landed) {
    this.#bySignature.set(landed.signature, landed);
    this.total++;
    for (const key of new Set(landed.keys)) {
      const list = this.#byAddress.get(key);
      if (list === undefined) this.#byAddress.set(key, [landed.signature]);
      else list.push(landed.signature);
    }
    if (this.#bySignature.size > KEPT_TRANSACTIONS) this.#forgetOldest();
  }

  /** Forgets what landed above `height`. @param {number} height */
  rollBack(height) {
    const gone = [...this.#bySignature.values()].filter((t) => t.height > height);
    gone.reverse().forEach((t) => this.#remove(t, (list) => list.pop()));
    this.total -= gone.length;
  }

  #forgetOldest() {
    const oldest = this.#bySignature.values().next().value;
    this.#remove(oldest, (list) => list.shift());
    this.firstSlot = oldest.slot + 1;
  }

  #remove(landed, cut) {
    this.#bySignature.delete(landed.signature);
    for (const key of new Set(landed.keys)) {
      const list = this.#byAddress.get(key);
      cut(list);
      if (list.length === 0) this.#byAddress.delete(key);
    }
  }
}
