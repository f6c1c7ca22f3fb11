import { invalidParams } from '../errors.mjs';
import { memoField } from '../inspect.mjs';
import { address, bank, need, options, settledCommitment, signature, signatures, withContext } from './params.mjs';

/** A node remembers the statuses of this many blocks without searching its history. */
const STATUS_CACHE_BLOCKS = 300;
const PAGE_MAX = 1000;

/** How settled a height is for the answering node. @param {import('./node.mjs').Call} call @param {number} height */
function settledness({ ledger, lag }, height) {
  if (height <= ledger.chain.bank('finalized', lag).height) return 'finalized';
  return height <= ledger.chain.bank('confirmed', lag).height ? 'confirmed' : 'processed';
}

function getSignatureStatuses(call, params) {
  need(params, 1);
  const wanted = signatures(params[0]);
  const search = options(params[1]).searchTransactionHistory === true;
  const block = call.ledger.chain.bank('processed', call.lag);
  return withContext(
    block,
    wanted.map((s) => status(call, block, s, search)),
  );
}

function status(call, block, signature, search) {
  const landed = call.ledger.history.find(signature);
  if (landed === undefined || landed.height > block.height) return null;
  const confirmationStatus = settledness(call, landed.height);
  const cached = !call.statusMiss && block.height - landed.height < STATUS_CACHE_BLOCKS;
  if (!cached && !(search && confirmationStatus === 'finalized')) return null;
  return {
    slot: landed.slot,
    confirmations: confirmationStatus === 'finalized' ? null : block.height - landed.height,
    err: landed.err,
    status: landed.err === null ? { Ok: null } : { Err: landed.err },
    confirmationStatus,
  };
}

function getSignaturesForAddress(call, params) {
  need(params, 1);
  const [key, config] = [address(params[0]), options(params[1])];
  settledCommitment(config.commitment);
  const block = bank(call, config);
  const limit = config.limit ?? PAGE_MAX;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_MAX) throw invalidParams(`Invalid limit; max ${PAGE_MAX}`);
  const { history } = call.ledger;
  const all = history.of(key);
  let at = config.before == null ? all.length - 1 : all.lastIndexOf(signature(config.before)) - 1;
  const until = config.until == null ? null : signature(config.until);
  const page = [];
  for (; at >= 0 && page.length < limit && all[at] !== until; at--) {
    const landed = history.find(all[at]);
    if (landed.height <= block.height) page.push(entry(call, landed));
  }
  return page;
}

function entry(call, { signature, slot, height, err, memos, time }) {
  return {
    signature,
    slot,
    err,
    memo: memoField(memos),
    blockTime: time,
    confirmationStatus: settledness(call, height),
  };
}

export const statusMethods = { getSignatureStatuses, getSignaturesForAddress };
