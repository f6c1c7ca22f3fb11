import { SLOTS_PER_EPOCH, epochOf } from '../chain.mjs';
import { blockNotAvailable, invalidParams, nodeBehind } from '../errors.mjs';
import { feeLamports } from '../inspect.mjs';
import { MalformedTransaction, parseMessageOnly } from '../wire.mjs';
import { decodeExactly } from '../base58.mjs';
import { VERSION, address, addresses, bank, need, options, unsigned, withContext } from './params.mjs';

/** A node this far behind its cluster calls itself unhealthy. */
const UNHEALTHY_SLOTS = 128;
const LOCKED_ACCOUNTS_MAX = 128;

/**
 * @typedef {object} Call what a method works with
 * @property {import('../ledger.mjs').Ledger} ledger
 * @property {import('../faucet.mjs').Faucet} faucet
 * @property {number} lag how many blocks behind the answering node is
 * @property {boolean} statusMiss the node has lost its cache of recent statuses
 * @property {import('../faults.mjs').Fault | null} inclusion what happens to a transaction sent in this call
 */

/** Refuses when the node is too far behind. @param {Call} call */
export function requireHealthy({ ledger, lag }) {
  const slots = ledger.chain.tip.slot - ledger.chain.bank('processed', lag).slot;
  if (slots >= UNHEALTHY_SLOTS) throw nodeBehind(slots);
}

function getHealth(call) {
  requireHealthy(call);
  return 'ok';
}

function getLatestBlockhash(call, [config]) {
  const block = bank(call, options(config));
  const lastValidBlockHeight = call.ledger.chain.lastValidHeight(block.hash);
  return withContext(block, { blockhash: block.hash, lastValidBlockHeight });
}

function isBlockhashValid(call, params) {
  need(params, 1);
  if (decodeExactly(params[0], 32) === null) throw invalidParams('Invalid param: WrongSize');
  const block = bank(call, options(params[1]));
  return withContext(block, call.ledger.chain.isValid(String(params[0]), block.height));
}

function getEpochInfo(call, [config]) {
  const block = bank(call, options(config));
  return {
    absoluteSlot: block.slot,
    blockHeight: block.height,
    epoch: epochOf(block.slot),
    slotIndex: block.slot % SLOTS_PER_EPOCH,
    slotsInEpoch: SLOTS_PER_EPOCH,
    transactionCount: call.ledger.history.total,
  };
}

function getBlockTime(call, params) {
  need(params, 1);
  const slot = unsigned(params[0], 'slot');
  const block = call.ledger.chain.blocks.find((b) => b.slot === slot);
  if (block === undefined) throw blockNotAvailable(slot);
  return Math.floor(block.timeMillis / 1000);
}

function getFeeForMessage(call, params) {
  need(params, 1);
  const block = bank(call, options(params[1]));
  const message = readMessage(params[0]);
  const known = call.ledger.chain.isValid(message.blockhash, block.height);
  return withContext(block, known ? Number(feeLamports(message)) : null);
}

function readMessage(text) {
  try {
    return parseMessageOnly(Buffer.from(String(text), 'base64'));
  } catch (cause) {
    if (!(cause instanceof MalformedTransaction)) throw cause;
    throw invalidParams(`failed to deserialize solana_message::versions::VersionedMessage: ${cause.message}`);
  }
}

function getRecentPrioritizationFees({ ledger }, [accounts]) {
  addresses(accounts ?? [], LOCKED_ACCOUNTS_MAX);
  return ledger.chain.blocks.slice(-150).map(({ slot }) => ({ slot, prioritizationFee: 0 }));
}

function requestAirdrop({ faucet }, params) {
  need(params, 2);
  return faucet.airdrop(address(params[0]), BigInt(unsigned(params[1], 'lamports')));
}

function getMinimumBalanceForRentExemption({ ledger }, params) {
  need(params, 1);
  return Number(ledger.vm.rentExemption(unsigned(params[0], 'length')));
}

export const nodeMethods = {
  getHealth,
  getVersion: () => ({ 'feature-set': 0, 'solana-core': VERSION }),
  getGenesisHash: ({ ledger }) => ledger.genesis.hash,
  getLatestBlockhash,
  isBlockhashValid,
  getBlockHeight: (call, [config]) => bank(call, options(config)).height,
  getSlot: (call, [config]) => bank(call, options(config)).slot,
  getEpochInfo,
  getBlockTime,
  getFirstAvailableBlock: ({ ledger }) => ledger.history.firstSlot,
  getTransactionCount: ({ ledger }) => ledger.history.total,
  getFeeForMessage,
  getRecentPrioritizationFees,
  getMinimumBalanceForRentExemption,
  requestAirdrop,
};
