/**
 * Accounts as JSON: `[lamports, owner, data, executable]`, or null.
 * @param {import('./vm.mjs').Account | null} account
 */
export const packAccount = (account) =>
  account === null
    ? null
    : [String(account.lamports), account.owner, account.data.toString('base64'), account.executable ? 1 : 0];

/** @param {any} packed @returns {import('./vm.mjs').Account | null} */
export const unpackAccount = (packed) =>
  packed === null
    ? null
    : {
        lamports: BigInt(packed[0]),
        owner: packed[1],
        data: Buffer.from(packed[2], 'base64'),
        executable: packed[3] === 1,
      };

/** @param {any} entry */
export function packEntry(entry) {
  if (entry.kind !== 'block') return entry;
  return { ...entry, accounts: entry.accounts.map(([address, account]) => [address, packAccount(account)]) };
}

/** @param {any} entry */
export function unpackEntry(entry) {
  if (entry.kind !== 'block') return entry;
  return { ...entry, accounts: entry.accounts.map(([address, packed]) => [address, unpackAccount(packed)]) };
}
