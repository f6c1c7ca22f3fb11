import { epochOf } from './chain.mjs';
import { Executor } from './executor.mjs';
import { Mempool } from './mempool.mjs';
import { falsifyTransfer } from './falsify.mjs';

const TRANSACTIONS_PER_BLOCK = 4_096;
const SLOT_HASHES = 512;
const NOTHING_RUN = { logs: [], units: 0, returned: null, inner: [], accounts: new Map() };

/**
 * The chain as one node knows it: takes transactions, makes blocks, rolls forks back.
 * Everything that must outlive a crash goes to the journal before anybody can see it.
 */
export class Ledger {
  genesis;
  vm;
  accounts;
  chain;
  history;
  mempool = new Mempool();
  executor;
  #journal;
  /** The block whose sysvars the VM holds. */
  #presented = null;

  /**
   * @param {object} parts
   * @param {import('./genesis.mjs').Genesis} parts.genesis
   * @param {import('./vm.mjs').Vm} parts.vm
   * @param {import('./accounts.mjs').Accounts} parts.accounts
   * @param {import('./chain.mjs').Chain} parts.chain
   * @param {import('./history.mjs').History} parts.history
   */
  constructor({ genesis, vm, accounts, chain, history }) {
    this.genesis = genesis;
    this.vm = vm;
    this.accounts = accounts;
    this.chain = chain;
    this.history = history;
    this.executor = new Executor(vm, accounts, chain);
    this.#journal = { append() {} };
  }

  /** Everything from now on is written there. @param {{append(entry: object): void}} journal */
  writeTo(journal) {
    this.#journal = journal;
  }

  /**
   * Accepts a transaction for a later block.
   * @param {import('./wire.mjs').Transaction} transaction
   * @param {{verified?: boolean, blocks?: number}} [how]
   */
  submit(transaction, { verified = false, blocks = 0 } = {}) {
    if (this.history.find(transaction.signature) !== undefined) return;
    this.mempool.add({ transaction, verified, due: this.chain.tip.height + 1 + blocks });
  }

  /**
   * Makes the next block from what is due; what expired meanwhile is dropped without a word.
   * @param {number | null} nowMillis
   */
  produceBlock(nowMillis) {
    const block = this.chain.next(nowMillis);
    const due = this.mempool.take(block.height, TRANSACTIONS_PER_BLOCK);
    const landed = [];
    const changed = new Set();
    if (due.length > 0) {
      this.executor.renewNonceSeed();
      this.#present(block);
    }
    for (const pending of due) {
      const result = this.#land(pending, block);
      if (result === null) continue;
      this.history.add(result.landed);
      landed.push(result.landed);
      result.changed.forEach((address) => changed.add(address));
    }
    const accounts = [...changed].map((address) => [address, this.accounts.newest(address)]);
    this.#journal.append({ kind: 'block', block, hashSteps: this.vm.hashSteps, accounts, landed });
    this.chain.append(block);
  }

  /** @param {number} blocks */
  advance(blocks) {
    for (let i = 0; i < blocks; i++) this.produceBlock(null);
  }

  /** Lets programs see the clock and the earlier blocks as of `block`. */
  #present(block) {
    if (this.#presented === block) return;
    this.#presented = block;
    const earlier = this.chain.blocks.filter((b) => b.height < block.height).slice(-SLOT_HASHES);
    this.vm.setSlotHashes(earlier.reverse());
    this.vm.setClock(block.slot, epochOf(block.slot), Math.floor(block.timeMillis / 1000));
  }

  #land({ transaction, verified }, block) {
    if (this.history.find(transaction.signature) !== undefined) return null;
    if (!this.executor.isAlive(transaction, block.height)) return null;
    if (!verified && !this.executor.isSigned(transaction)) return null;
    return this.executor.land(transaction, block);
  }

  /**
   * Runs a transaction in the state of block `height` without consequences, after the checks that come before running.
   * @param {import('./wire.mjs').Transaction} transaction @param {number} height
   * @returns {import('./vm.mjs').Outcome & {accounts: Map<string, import('./vm.mjs').Account>}}
   */
  tryOut(transaction, height) {
    const earlier = this.history.find(transaction.signature);
    if (earlier !== undefined && earlier.height <= height) return { ...NOTHING_RUN, err: 'AlreadyProcessed' };
    this.executor.renewNonceSeed();
    this.#present(this.chain.tip);
    if (!this.executor.isAlive(transaction, height)) return { ...NOTHING_RUN, err: 'BlockhashNotFound' };
    return this.executor.simulate(transaction, height);
  }

  /** Drops the blocks above `height`, as when the cluster settles on another fork. @param {number} height */
  rollBack(height) {
    if (height < this.chain.root)
      throw new RangeError(`block ${height} is below the finalized root ${this.chain.root}`);
    this.#journal.append({ kind: 'rollBack', height });
    this.accounts.rollBack(height);
    this.history.rollBack(height);
    this.chain.rollBack(height);
  }

  /** Changes a landed transfer behind everybody's back. @param {string} signature @param {bigint} deltaMicros */
  falsify(signature, deltaMicros) {
    const touched = falsifyTransfer(this, signature, deltaMicros);
    this.#journal.append({ kind: 'falsify', signature, deltaMicros: String(deltaMicros) });
    return touched;
  }

  /** Does again what a journal entry says. @param {any} entry */
  replay(entry) {
    if (entry.kind === 'rollBack') return this.rollBack(entry.height);
    if (entry.kind === 'falsify') return this.falsify(entry.signature, BigInt(entry.deltaMicros));
    for (const [address, account] of entry.accounts) {
      this.accounts.record(address, entry.block.height, account);
      this.vm.setAccount(address, account);
    }
    entry.landed.forEach((landed) => this.history.add(landed));
    this.vm.stepHashTo(entry.hashSteps);
    return this.chain.append(entry.block);
  }
}
