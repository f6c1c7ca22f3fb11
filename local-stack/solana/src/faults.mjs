const QUEUE_MAX = 64;
const TIMES_MAX = 10_000;

/**
 * @typedef {'dropped' | 'delayed' | 'timeout_after' | 'reset_after' | '503_after'} FaultOfSending
 * @typedef {FaultOfSending | '429' | '503' | 'hang' | 'reset' | 'behind' | 'status_miss'} FaultKind
 * @typedef {{kind: FaultKind, times: number, blocks: number, method: string | null, memo: string | null}} Fault
 */

const SENDS = { method: 'sendTransaction', blocks: 0 };
const ANY = { method: null, blocks: 0 };

/** Each kind with the method it strikes and the number of blocks it means, unless told otherwise. */
const KINDS = new Map([
  ['dropped', SENDS],
  ['delayed', { ...SENDS, blocks: 145 }],
  ['timeout_after', SENDS],
  ['reset_after', SENDS],
  ['503_after', SENDS],
  ['429', ANY],
  ['503', ANY],
  ['hang', ANY],
  ['reset', ANY],
  ['behind', { ...ANY, blocks: 150 }],
  ['status_miss', { method: 'getSignatureStatuses', blocks: 0 }],
]);

/** The faults waiting for a request to strike. */
export class Faults {
  /** @type {Fault[]} */
  #queue = [];

  /** @param {any} asked throws RangeError on anything unknown */
  add(asked) {
    const standard = KINDS.get(asked.kind);
    if (standard === undefined) throw new RangeError(`unknown fault kind ${asked.kind}`);
    if (this.#queue.length >= QUEUE_MAX) throw new RangeError(`at most ${QUEUE_MAX} faults wait at a time`);
    const memo = text(asked.memo, 'memo');
    const fault = {
      kind: asked.kind,
      times: whole(asked.times ?? 1, 1, TIMES_MAX, 'times'),
      blocks: whole(asked.blocks ?? standard.blocks, 0, 512, 'blocks'),
      method: text(asked.method, 'method') ?? (memo === null ? standard.method : 'sendTransaction'),
      memo,
    };
    this.#queue.push(fault);
    return fault;
  }

  clear() {
    this.#queue = [];
  }

  /** What waits, oldest first. @returns {readonly Fault[]} */
  get waiting() {
    return this.#queue;
  }

  /**
   * The fault that strikes this call, used up once.
   * @param {string} method
   * @param {() => string[]} memos read only if a fault asks
   */
  strike(method, memos) {
    const fits = (f) =>
      (f.method === null || f.method === method) && (f.memo === null || memos().some((m) => m.includes(f.memo)));
    const index = this.#queue.findIndex(fits);
    if (index < 0) return null;
    const fault = this.#queue[index];
    if (--fault.times === 0) this.#queue.splice(index, 1);
    return fault;
  }
}

/** @param {unknown} value @param {number} min @param {number} max @param {string} name @returns {number} */
export function whole(value, min, max, name) {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(`${name} must be a whole number from ${min} to ${max}`);
  }
  return value;
}

function text(value, name) {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value === '') throw new RangeError(`${name} must be a text`);
  return value;
}
