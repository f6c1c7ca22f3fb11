import { randomBytes } from 'node:crypto';
import { Accounts } from './accounts.mjs';
import { decode, encode } from './base58.mjs';
import { Chain } from './chain.mjs';
import { History } from './history.mjs';
import { KeyPair } from './keys.mjs';
import { Ledger } from './ledger.mjs';
import { SYSTEM, TOKEN, associatedTokenAddress } from './programs.mjs';
import { MINT_BYTES, TOKEN_ACCOUNT_BYTES, mintData, tokenAccountData } from './tokens.mjs';
import { Vm } from './vm.mjs';

export const USDC_DECIMALS = 6;
/** Five million SOL: plenty, and every balance stays an exact JavaScript number. */
const FAUCET_LAMPORTS = 5_000_000_000_000_000n;

/**
 * @typedef {object} Genesis what makes this chain this chain; fixed for the life of a data directory
 * @property {string} hash
 * @property {string} mint test USDC
 * @property {string | null} treasury
 * @property {string} faucetSeed base64; the faucet also has the authority to mint
 */

/**
 * A new chain with its funds handed out in block 0.
 * @param {import('./config.mjs').Config} config
 * @param {number} nowMillis
 */
export async function createLedger(config, nowMillis) {
  const faucet = KeyPair.generate();
  const mint = config.mint ?? KeyPair.generate();
  const genesis = {
    hash: encode(randomBytes(32)),
    mint: mint.address,
    treasury: config.treasury,
    faucetSeed: faucet.seed.toString('base64'),
  };
  const ledger = emptyLedger(genesis, Chain.genesis(genesis.hash, nowMillis), new History());
  put(ledger, faucet.address, wallet(FAUCET_LAMPORTS));
  put(ledger, mint.address, mintAccount(ledger.vm, faucet, config));
  if (config.treasury !== null) await fundTreasury(ledger, config);
  return ledger;
}

/** @param {Genesis} genesis @param {Chain} chain @param {History} history */
export function emptyLedger(genesis, chain, history) {
  const vm = new Vm();
  return new Ledger({ genesis, vm, accounts: new Accounts(vm), chain, history });
}

function put(ledger, address, account) {
  ledger.vm.setAccount(address, account);
  ledger.accounts.track(address);
  ledger.accounts.record(address, 0, account);
}

const wallet = (lamports) => ({ lamports, data: Buffer.alloc(0), owner: SYSTEM, executable: false });

function mintAccount(vm, faucet, config) {
  const supply = config.treasury === null ? 0n : config.treasuryUsdcMicros;
  const data = mintData({ authority: faucet.publicKey, supply, decimals: USDC_DECIMALS });
  return { lamports: vm.rentExemption(MINT_BYTES), data, owner: TOKEN, executable: false };
}

async function fundTreasury(ledger, { treasury, treasuryLamports, treasuryUsdcMicros }) {
  const { mint } = ledger.genesis;
  const data = tokenAccountData({ mint: decode(mint), owner: decode(treasury), amount: treasuryUsdcMicros });
  const lamports = ledger.vm.rentExemption(TOKEN_ACCOUNT_BYTES);
  const address = await associatedTokenAddress(treasury, mint);
  put(ledger, treasury, wallet(treasuryLamports));
  put(ledger, address, { lamports, data, owner: TOKEN, executable: false });
}
