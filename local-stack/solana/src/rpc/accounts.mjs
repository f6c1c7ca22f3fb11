import { invalidParams } from '../errors.mjs';
import { exact } from '../json.mjs';
import { TOKEN, TOKEN_2022, TOKEN_PROGRAMS } from '../programs.mjs';
import { kindOf, readMint, readTokenAccount, uiAmount } from '../tokens.mjs';
import { encodeAccount } from './encoding.mjs';
import { address, addresses, bank, need, options, withContext } from './params.mjs';

const ACCOUNTS_MAX = 100;

function getBalance(call, params) {
  need(params, 1);
  const key = address(params[0]);
  const block = bank(call, options(params[1]));
  return withContext(block, exact(call.ledger.accounts.at(key, block.height)?.lamports ?? 0n));
}

function getAccountInfo(call, params) {
  need(params, 1);
  const [key, config] = [address(params[0]), options(params[1])];
  const block = bank(call, config);
  return withContext(block, shown(call, block, key, config));
}

function getMultipleAccounts(call, params) {
  need(params, 1);
  const [keys, config] = [addresses(params[0], ACCOUNTS_MAX), options(params[1])];
  const block = bank(call, config);
  return withContext(
    block,
    keys.map((key) => shown(call, block, key, config)),
  );
}

function shown({ ledger }, { height }, key, config) {
  const account = ledger.accounts.at(key, height);
  return account === null ? null : encodeAccount(account, config, (mint) => ledger.accounts.at(mint, height));
}

function getTokenAccountBalance(call, params) {
  need(params, 1);
  const key = address(params[0]);
  const block = bank(call, options(params[1]));
  const account = call.ledger.accounts.at(key, block.height);
  if (account === null) throw invalidParams('Invalid param: could not find account');
  if (kindOf(account) !== 'account') throw invalidParams('Invalid param: not a Token account');
  const { mint, amount } = readTokenAccount(account.data);
  return withContext(block, uiAmount(amount, decimalsOf(call, mint, block)));
}

function decimalsOf({ ledger }, mint, { height }) {
  return readMint(ledger.accounts.at(mint, height).data).decimals;
}

function getTokenSupply(call, params) {
  need(params, 1);
  const key = address(params[0]);
  const block = bank(call, options(params[1]));
  const account = call.ledger.accounts.at(key, block.height);
  if (account === null) throw invalidParams('Invalid param: could not find account');
  if (kindOf(account) !== 'mint') throw invalidParams('Invalid param: not a Token mint');
  const { supply, decimals } = readMint(account.data);
  return withContext(block, uiAmount(supply, decimals));
}

function getTokenAccountsByOwner(call, params) {
  need(params, 2);
  const [owner, filter, config] = [address(params[0]), options(params[1]), options(params[2])];
  const block = bank(call, config);
  const fits = tokenFilter(call, filter, block);
  const value = [];
  for (const pubkey of call.ledger.accounts.tokenAccountsOf(owner)) {
    const account = call.ledger.accounts.at(pubkey, block.height);
    if (kindOf(account) !== 'account' || !fits(account)) continue;
    if (readTokenAccount(account.data).owner === owner)
      value.push({ pubkey, account: shown(call, block, pubkey, config) });
  }
  return withContext(block, value);
}

function tokenFilter({ ledger }, { mint, programId }, { height }) {
  if (mint !== undefined) {
    const key = address(mint);
    if (kindOf(ledger.accounts.at(key, height)) !== 'mint') throw invalidParams('Invalid param: could not find mint');
    return (account) => readTokenAccount(account.data).mint === key;
  }
  if (!TOKEN_PROGRAMS.has(address(programId))) {
    throw invalidParams(`Invalid param: unrecognized Token program id (known: ${TOKEN}, ${TOKEN_2022})`);
  }
  return (account) => account.owner === programId;
}

export const accountMethods = {
  getBalance,
  getAccountInfo,
  getMultipleAccounts,
  getTokenAccountBalance,
  getTokenSupply,
  getTokenAccountsByOwner,
};
