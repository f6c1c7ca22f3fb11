import { decode, encode } from './base58.mjs';
import { durableNonce, feeLamports, memos } from './inspect.mjs';
import { balances, transactionMeta } from './meta.mjs';
import { advanced, nonceFits } from './nonce.mjs';
import { landsAsFailed } from './transaction-error.mjs';
import { isWritable, signaturesFit } from './wire.mjs';

const LOOKUP_TABLE_PROGRAM = 'AddressLookupTab1e1111111111111111111111111';
const LOOKUP_TABLE_HEADER_BYTES = 56;

/** @typedef {import('./wire.mjs').Transaction} Transaction */

/** Runs transactions: decides whether they may land, and what they change. */
export class Executor {
  #vm;
  #accounts;
  #chain;
  #seedUsed = true;

  /**
   * @param {import('./vm.mjs').Vm} vm
   * @param {import('./accounts.mjs').Accounts} accounts
   * @param {import('./chain.mjs').Chain} chain
   */
  constructor(vm, accounts, chain) {
    this.#vm = vm;
    this.#accounts = accounts;
    this.#chain = chain;
  }

  /** Between blocks: nonces of the next block must differ from those of the last. */
  renewNonceSeed() {
    if (this.#seedUsed) this.#vm.stepHash();
    this.#seedUsed = false;
  }

  /**
   * Whether block `height` would accept the transaction's blockhash or nonce.
   * @param {Transaction} transaction
   * @param {number} height
   */
  isAlive(transaction, height) {
    if (this.#chain.isValid(transaction.blockhash, height)) return true;
    const nonce = durableNonce(transaction);
    if (nonce === null) return false;
    const account = this.#accounts.at(nonce.account, height);
    return nonceFits(account, nonce.authority, transaction.blockhash, this.#vm.nonceSeed());
  }

  /** @param {Transaction} transaction @returns {boolean} */
  isSigned(transaction) {
    return signaturesFit(transaction, transaction.keys.slice(0, transaction.header.required).map(decode));
  }

  /**
   * Addresses a transaction takes from lookup tables, or an error.
   * @param {Transaction} transaction
   * @param {number} height
   */
  loaded(transaction, height) {
    const loaded = { writable: [], readonly: [], err: null };
    for (const lookup of transaction.lookups) {
      const table = this.#accounts.at(lookup.table, height);
      if (table === null) return { ...loaded, err: 'AddressLookupTableNotFound' };
      if (table.owner !== LOOKUP_TABLE_PROGRAM) return { ...loaded, err: 'InvalidAddressLookupTableOwner' };
      const pick = (index) => tableEntry(table.data, index);
      const [writable, readonly] = [lookup.writable.map(pick), lookup.readonly.map(pick)];
      if ([...writable, ...readonly].includes(null)) return { ...loaded, err: 'InvalidAddressLookupTableIndex' };
      loaded.writable.push(...writable);
      loaded.readonly.push(...readonly);
    }
    return loaded;
  }

  /**
   * Tries a transaction in the state of block `height` without changing anything.
   * @param {Transaction} transaction
   * @param {number} height
   */
  simulate(transaction, height) {
    const loaded = this.loaded(transaction, height);
    const keys = [...transaction.keys, ...loaded.writable, ...loaded.readonly];
    return this.#accounts.during(keys, height, () => this.#vm.simulate(transaction.wire));
  }

  /**
   * Runs a transaction in a new block. Null when a cluster would not have put it there.
   * @param {Transaction} transaction @param {import('./chain.mjs').Block} block
   * @returns {{landed: import('./history.mjs').Landed, changed: string[]} | null}
   */
  land(transaction, block) {
    const { err, ...loaded } = this.loaded(transaction, block.height);
    if (err !== null) return null;
    const keys = [...transaction.keys, ...loaded.writable, ...loaded.readonly];
    const writable = keys.filter((_, i) => isWritable(transaction, i));
    writable.forEach((key) => this.#accounts.track(key));
    const before = balances(this.#accounts, keys);
    this.#seedUsed = true;
    const outcome = this.#vm.execute(transaction.wire);
    if (outcome.err !== null && !landsAsFailed(outcome.err)) return null;
    const fee = feeLamports(transaction);
    if (outcome.err !== null) this.#settleFailure(transaction, fee);
    const changed = this.#recordChanges(writable, block.height);
    const after = balances(this.#accounts, keys);
    const meta = JSON.stringify(transactionMeta(outcome, fee, before, after, loaded));
    return { landed: landedRecord(transaction, block, keys, outcome.err, meta), changed };
  }

  /** A failed transaction still pays its fee and uses up its nonce. */
  #settleFailure(transaction, fee) {
    const payer = transaction.keys[0];
    const before = this.#accounts.newest(payer);
    const now = this.#vm.account(payer);
    if (now !== null && now.lamports === before.lamports) {
      this.#vm.setAccount(payer, { ...now, lamports: now.lamports - fee });
    }
    const nonce = durableNonce(transaction);
    if (nonce === null || this.#chain.lastValidHeight(transaction.blockhash) !== null) return;
    this.#vm.setAccount(nonce.account, advanced(this.#vm.account(nonce.account), this.#vm.nonceSeed()));
  }

  #recordChanges(writable, height) {
    const changed = [];
    for (const address of writable) {
      const now = this.#vm.account(address);
      if (isSame(now, this.#accounts.newest(address))) continue;
      this.#accounts.record(address, height, now);
      changed.push(address);
    }
    return changed;
  }
}

function landedRecord(transaction, block, keys, err, meta) {
  return {
    signature: transaction.signature,
    slot: block.slot,
    height: block.height,
    time: Math.floor(block.timeMillis / 1000),
    err,
    memos: memos(transaction),
    keys,
    wire: transaction.wire.toString('base64'),
    meta,
  };
}

function tableEntry(data, index) {
  const at = LOOKUP_TABLE_HEADER_BYTES + 32 * index;
  return at + 32 <= data.length ? encode(data.subarray(at, at + 32)) : null;
}

function isSame(a, b) {
  if (a === null || b === null) return a === b;
  return a.lamports === b.lamports && a.owner === b.owner && a.executable === b.executable && a.data.equals(b.data);
}
