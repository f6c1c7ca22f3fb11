import { decodeExactly } from './base58.mjs';
import { whole } from './faults.mjs';

const ADVANCE_MAX = 10_000;

/** What a test may do to this chain and no client of a real one can. */
export class Control {
  #ledger;
  #faucet;
  #faults;
  #slotMillis;

  /**
   * @param {import('./ledger.mjs').Ledger} ledger @param {import('./faucet.mjs').Faucet} faucet
   * @param {import('./faults.mjs').Faults} faults @param {number} slotMillis
   */
  constructor(ledger, faucet, faults, slotMillis) {
    this.#ledger = ledger;
    this.#faucet = faucet;
    this.#faults = faults;
    this.#slotMillis = slotMillis;
  }

  /** Does what the order names, always in the sequence below; throws RangeError on nonsense. @param {any} order */
  async obey(order) {
    const unknown = Object.keys(order).filter((key) => !(key in this.#deeds));
    if (unknown.length > 0) throw new RangeError(`unknown order ${unknown.join(', ')}`);
    const done = {};
    for (const [name, deed] of Object.entries(this.#deeds)) {
      if (order[name] !== undefined) done[name] = await deed(order[name]);
    }
    return { ...this.state(), done };
  }

  #deeds = {
    clear: () => this.#faults.clear(),
    fault: (asked) => (asked.kind === 'fork' ? this.#fork(asked) : this.#faults.add(asked)),
    airdrop: ({ to, owner = to, lamports }) => ({
      signature: this.#faucet.airdrop(wallet(owner), BigInt(whole(lamports, 1, Number.MAX_SAFE_INTEGER, 'lamports'))),
    }),
    mintTo: async ({ owner, micros }) => ({
      signature: await this.#faucet.mintUsdc(
        wallet(owner),
        BigInt(whole(micros, 1, Number.MAX_SAFE_INTEGER, 'micros')),
      ),
    }),
    advance: (blocks) => this.#ledger.advance(whole(blocks, 0, ADVANCE_MAX, 'advance')),
    falsify: (asked) => this.#falsify(asked),
  };

  state() {
    const { genesis, chain, history, mempool } = this.#ledger;
    return {
      genesis: genesis.hash,
      mint: genesis.mint,
      treasury: genesis.treasury,
      slot: chain.tip.slot,
      height: chain.tip.height,
      confirmedHeight: chain.bank('confirmed', 0).height,
      finalizedHeight: chain.bank('finalized', 0).height,
      slotMillis: this.#slotMillis,
      transactions: history.total,
      pending: mempool.size,
      faults: this.#faults.waiting.map((f) => ({ ...f })),
    };
  }

  #fork({ blocks = 1, memo }) {
    const { chain, history } = this.#ledger;
    const landed = memo === undefined ? undefined : history.findByMemo(String(memo));
    if (memo !== undefined && landed === undefined) throw new RangeError(`no landed transaction with memo ${memo}`);
    const height = landed === undefined ? chain.tip.height - whole(blocks, 1, 31, 'blocks') : landed.height - 1;
    this.#ledger.rollBack(height);
    return { height };
  }

  #falsify({ signature, memo, deltaMicros = 1 }) {
    const { history } = this.#ledger;
    const landed = signature === undefined ? history.findByMemo(String(memo)) : history.find(String(signature));
    if (landed === undefined) throw new RangeError(`no landed transaction ${signature ?? `with memo ${memo}`}`);
    const delta = whole(deltaMicros, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'deltaMicros');
    return this.#ledger.falsify(landed.signature, BigInt(delta));
  }
}

function wallet(text) {
  if (decodeExactly(text, 32) === null) throw new RangeError(`not an address: ${text}`);
  return text;
}
