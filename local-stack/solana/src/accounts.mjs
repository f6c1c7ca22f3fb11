import { encode } from './base58.mjs';
import { TOKEN_PROGRAMS } from './programs.mjs';

/** How many blocks back any reader may look: the finality lag plus the furthest lag a fault may ask for. */
export const MEMORY_BLOCKS = 544;

/**
 * @typedef {import('./vm.mjs').Account} Account
 * @typedef {{height: number, account: Account | null}} Version
 */

/** Every account that ever changed, in the versions of the last {@link MEMORY_BLOCKS} blocks. */
export class Accounts {
  /** @type {Map<string, Version[]>} */
  #versions = new Map();
  /** @type {Map<string, Set<string>>} wallet → token accounts that named it as owner */
  #tokensOf = new Map();
  #vm;

  /** @param {import('./vm.mjs').Vm} vm holds the newest state, and the accounts that never change */
  constructor(vm) {
    this.#vm = vm;
  }

  /** @param {string} address @param {number} height @returns {Account | null} as of that block */
  at(address, height) {
    const versions = this.#versions.get(address);
    return versions === undefined ? this.#vm.account(address) : versionAt(versions, height);
  }

  /** @param {string} address @returns {Account | null} */
  newest(address) {
    return this.at(address, Infinity);
  }

  /** @param {string} address @returns {bigint} */
  newestLamports(address) {
    const versions = this.#versions.get(address);
    return versions === undefined ? this.#vm.balance(address) : (versions.at(-1).account?.lamports ?? 0n);
  }

  /** Begins to follow an account that is about to change. @param {string} address @returns {Version[]} */
  track(address) {
    let versions = this.#versions.get(address);
    if (versions === undefined) {
      versions = [{ height: 0, account: this.#vm.account(address) }];
      this.#versions.set(address, versions);
    }
    return versions;
  }

  /**
   * The newest state of an account that ever changed; null for programs and the like.
   * @param {string} address
   * @returns {Account | null}
   */
  followed(address) {
    return this.#versions.get(address)?.at(-1).account ?? null;
  }

  /**
   * Notes an account's state after block `height`.
   * @param {string} address
   * @param {number} height
   * @param {Account | null} account
   */
  record(address, height, account) {
    const versions = this.track(address);
    if (versions.at(-1).height === height) versions.pop();
    versions.push({ height, account });
    while (versions.length > 1 && versions[1].height <= height - MEMORY_BLOCKS) versions.shift();
    if (account !== null) this.#index(address, account);
  }

  /** Puts back the state of block `height` everywhere. @param {number} height */
  rollBack(height) {
    for (const [address, versions] of this.#versions) {
      if (versions.at(-1).height <= height) continue;
      while (versions.length > 0 && versions.at(-1).height > height) versions.pop();
      if (versions.length === 0) versions.push({ height: 0, account: null });
      this.#vm.setAccount(address, versions.at(-1).account);
    }
  }

  /**
   * Changes every version from block `height` on.
   * @param {string} address
   * @param {number} height
   * @param {(account: Account) => Account} change
   */
  rewrite(address, height, change) {
    for (const version of this.#versions.get(address) ?? []) {
      if (version.height >= height && version.account !== null) version.account = change(version.account);
    }
    this.#vm.setAccount(address, this.newest(address));
  }

  /**
   * Runs `action` in the state of block `height`.
   * @template T
   * @param {string[]} addresses
   * @param {number} height
   * @param {() => T} action
   */
  during(addresses, height, action) {
    const changed = addresses.filter((a) => (this.#versions.get(a)?.at(-1).height ?? 0) > height);
    changed.forEach((a) => this.#vm.setAccount(a, this.at(a, height)));
    try {
      return action();
    } finally {
      changed.forEach((a) => this.#vm.setAccount(a, this.newest(a)));
    }
  }

  /**
   * Token accounts that name or once named `wallet` as their owner.
   * @param {string} wallet
   * @returns {Iterable<string>}
   */
  tokenAccountsOf(wallet) {
    return this.#tokensOf.get(wallet) ?? [];
  }

  /** @returns {IterableIterator<[string, Version[]]>} */
  entries() {
    return this.#versions.entries();
  }

  /** Takes over stored versions. @param {string} address @param {Version[]} versions */
  restore(address, versions) {
    this.#versions.set(address, versions);
    const newest = versions.at(-1).account;
    this.#vm.setAccount(address, newest);
    if (newest !== null) this.#index(address, newest);
  }

  #index(address, account) {
    if (!TOKEN_PROGRAMS.has(account.owner) || account.data.length < 165) return;
    const wallet = encode(account.data.subarray(32, 64));
    const known = this.#tokensOf.get(wallet);
    if (known === undefined) this.#tokensOf.set(wallet, new Set([address]));
    else known.add(address);
  }
}

function versionAt(versions, height) {
  for (let i = versions.length - 1; i >= 0; i--) {
    if (versions[i].height <= height) return versions[i].account;
  }
  return null;
}
