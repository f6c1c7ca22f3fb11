import { createRequire } from 'node:module';
import { decode, encode } from './base58.mjs';
import { toRpc } from './transaction-error.mjs';

// The native binding alone: the package's main module would load all of @solana/kit for wrappers not used here.
const native = createRequire(import.meta.url)('litesvm/dist/internal.js');

/**
 * @typedef {object} Account
 * @property {bigint} lamports
 * @property {Buffer} data
 * @property {string} owner
 * @property {boolean} executable
 *
 * @typedef {object} Outcome what running a transaction did
 * @property {any} err in RPC form, or null
 * @property {string[]} logs
 * @property {number} units compute units
 * @property {{program: string, data: Buffer} | null} returned
 * @property {{programIndex: number, accounts: number[], data: Buffer, stackHeight: number}[][]} inner per instruction
 */

/** The Solana virtual machine with its standard programs; knows accounts, but no blocks. */
export class Vm {
  #svm = new native.LiteSvm();
  #keys = new Map();
  /** How often the machine's own blockhash has moved: durable nonces derive from it and must never repeat. */
  hashSteps = 0;

  constructor() {
    this.#svm.setSigverify(false);
    this.#svm.setBlockhashCheck(false);
    this.#svm.setTransactionHistory(0n);
  }

  /** Gives the machine a new blockhash, from which the next nonces derive. */
  stepHash() {
    this.#svm.expireBlockhash();
    this.hashSteps++;
  }

  /** @param {number} steps */
  stepHashTo(steps) {
    while (this.hashSteps < steps) this.stepHash();
  }

  /** The blockhash nonces derive from. @returns {Buffer} */
  nonceSeed() {
    return decode(this.#svm.latestBlockhash());
  }

  /** The blocks a program may know of, newest first. @param {{slot: number, hash: string}[]} blocks */
  setSlotHashes(blocks) {
    this.#svm.setSlotHashes(blocks.map(({ slot, hash }) => ({ slot: BigInt(slot), hash })));
  }

  /** @param {number} slot @param {number} epoch @param {number} unixSeconds */
  setClock(slot, epoch, unixSeconds) {
    const time = BigInt(unixSeconds);
    this.#svm.setClock(new native.Clock(BigInt(slot), time, BigInt(epoch), BigInt(epoch + 1), time));
  }

  /** @param {string} address @returns {Account | null} */
  account(address) {
    const found = this.#svm.getAccount(this.#bytes(address));
    return found === null ? null : toAccount(found);
  }

  /** @param {string} address @returns {bigint} lamports, without copying the data */
  balance(address) {
    return this.#svm.getBalance(this.#bytes(address)) ?? 0n;
  }

  /** @param {string} address @param {Account | null} account null removes it */
  setAccount(address, account) {
    const a = account ?? {
      lamports: 0n,
      data: Buffer.alloc(0),
      owner: '11111111111111111111111111111111',
      executable: false,
    };
    this.#svm.setAccount(
      this.#bytes(address),
      new native.Account(a.lamports, a.data, decode(a.owner), a.executable, 0n),
    );
  }

  /** @param {number} bytes */
  rentExemption(bytes) {
    return this.#svm.minimumBalanceForRentExemption(BigInt(bytes));
  }

  /** @param {Uint8Array} wire @returns {Outcome} */
  execute(wire) {
    return outcome(this.#svm.sendVersionedTransaction(wire));
  }

  /** @param {Uint8Array} wire @returns {Outcome & {accounts: Map<string, Account>}} */
  simulate(wire) {
    const result = this.#svm.simulateVersionedTransaction(wire);
    const accounts = new Map();
    if (!(result instanceof native.FailedTransactionMetadata)) {
      for (const post of result.postAccounts()) accounts.set(encode(post.address), toAccount(post.account()));
    }
    return { ...outcome(result), accounts };
  }

  #bytes(address) {
    let bytes = this.#keys.get(address);
    if (bytes === undefined) {
      bytes = decode(address);
      if (this.#keys.size >= 50_000) this.#keys.clear();
      this.#keys.set(address, bytes);
    }
    return bytes;
  }
}

function toAccount(found) {
  return {
    lamports: found.lamports(),
    data: Buffer.from(found.data()),
    owner: encode(found.owner()),
    executable: found.executable(),
  };
}

/** @returns {Outcome} */
function outcome(result) {
  const failed = result instanceof native.FailedTransactionMetadata;
  const meta = failed || typeof result.meta === 'function' ? result.meta() : result;
  return {
    err: failed ? toRpc(result.err()) : null,
    logs: meta.logs(),
    units: Number(meta.computeUnitsConsumed()),
    returned: returned(meta.returnData()),
    inner: meta.innerInstructions().map((list) => list.map(inner)),
  };
}

function returned(value) {
  const data = Buffer.from(value.data());
  return data.length === 0 ? null : { program: encode(value.programId()), data };
}

function inner(entry) {
  const instruction = entry.instruction();
  return {
    programIndex: instruction.programIdIndex(),
    accounts: [...instruction.accounts()],
    data: Buffer.from(instruction.data()),
    stackHeight: entry.stackHeight(),
  };
}
