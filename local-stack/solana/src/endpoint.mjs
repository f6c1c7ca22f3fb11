import { parseError } from './errors.mjs';
import { memos } from './inspect.mjs';
import { stringify } from './json.mjs';
import { decodeTransaction } from './rpc/decode.mjs';
import { answer } from './rpc/dispatch.mjs';

const BATCH_MAX = 1_000;
/** What a load balancer says instead of the node behind it. */
const UNAVAILABLE = '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>';
const TOO_MANY = {
  jsonrpc: '2.0',
  error: { code: 429, message: 'Too many requests for a specific RPC call' },
  id: null,
};

/**
 * @typedef {{status: number, type: string, body: string} | 'hang' | 'reset'} Reply
 */

/** The JSON-RPC endpoint, with the faults that strike it. */
export class Endpoint {
  #ledger;
  #faucet;
  #faults;

  /**
   * @param {import('./ledger.mjs').Ledger} ledger
   * @param {import('./faucet.mjs').Faucet} faucet
   * @param {import('./faults.mjs').Faults} faults
   */
  constructor(ledger, faucet, faults) {
    this.#ledger = ledger;
    this.#faucet = faucet;
    this.#faults = faults;
  }

  /** @param {string} text the request body @returns {Reply} */
  handle(text) {
    const body = parseOrNull(text);
    if (body === null) return json({ jsonrpc: '2.0', error: parseError().toJson(), id: null });
    const requests = Array.isArray(body) ? body.slice(0, BATCH_MAX) : [body];
    const struck = requests.map((request) => this.#strike(request));
    const before = firstReply(struck, BEFORE);
    if (before !== null) return before;
    const answers = requests.map((request, i) => answer(request, this.#call(struck[i])));
    return firstReply(struck, AFTER) ?? json(Array.isArray(body) ? answers : answers[0]);
  }

  #strike(request) {
    const method = String(request?.method);
    return this.#faults.strike(method, () => (method === 'sendTransaction' ? memosOf(request) : []));
  }

  #call(fault) {
    return {
      ledger: this.#ledger,
      faucet: this.#faucet,
      lag: fault?.kind === 'behind' ? fault.blocks : 0,
      statusMiss: fault?.kind === 'status_miss',
      inclusion: fault,
    };
  }
}

/** @type {Record<string, Reply>} */
const BEFORE = {
  hang: 'hang',
  reset: 'reset',
  429: { status: 429, type: 'application/json', body: JSON.stringify(TOO_MANY) },
  503: { status: 503, type: 'text/html', body: UNAVAILABLE },
};

/** @type {Record<string, Reply>} */
const AFTER = { timeout_after: 'hang', reset_after: 'reset', '503_after': BEFORE[503] };

function firstReply(struck, replies) {
  const fault = struck.find((f) => f !== null && f.kind in replies);
  return fault === undefined ? null : replies[fault.kind];
}

function memosOf(request) {
  try {
    return memos(decodeTransaction(request.params[0], request.params[1]?.encoding));
  } catch {
    return []; // the method itself says what is wrong with it
  }
}

/** @param {unknown} value @returns {Reply} */
export const json = (value, status = 200) => ({ status, type: 'application/json', body: stringify(value) });

function parseOrNull(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
