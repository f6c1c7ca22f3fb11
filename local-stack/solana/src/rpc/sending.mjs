import { decode } from '../base58.mjs';
import { invalidParams, preflightFailure, signatureVerificationFailure } from '../errors.mjs';
import { feeLamports } from '../inspect.mjs';
import { innerInstructions, returnData } from '../meta.mjs';
import { describe } from '../transaction-error.mjs';
import { parse } from '../wire.mjs';
import { decodeTransaction, invalidTransaction } from './decode.mjs';
import { encodeAccount } from './encoding.mjs';
import { requireHealthy } from './node.mjs';
import { addresses, bank, need, options, withContext } from './params.mjs';

const ACCOUNTS_MAX = 100;

function sendTransaction(call, params) {
  need(params, 1);
  const config = options(params[1]);
  const transaction = decodeTransaction(params[0], config.encoding ?? undefined);
  const skipPreflight = config.skipPreflight === true;
  const commitment = skipPreflight ? 'processed' : config.preflightCommitment;
  const block = bank(call, { commitment, minContextSlot: config.minContextSlot });
  requireLoadable(call, transaction, block);
  if (!skipPreflight) preflight(call, transaction, block);
  accept(call, transaction, !skipPreflight);
  return transaction.signature;
}

function requireLoadable({ ledger }, transaction, block) {
  const { err } = ledger.executor.loaded(transaction, block.height);
  if (err !== null) throw invalidTransaction(err);
}

function preflight(call, transaction, block) {
  if (!call.ledger.executor.isSigned(transaction)) throw signatureVerificationFailure();
  requireHealthy(call);
  const result = call.ledger.tryOut(transaction, block.height);
  if (result.err !== null) throw preflightFailure(describe(result.err), simulationResult(result));
}

function accept({ ledger, inclusion }, transaction, verified) {
  if (inclusion?.kind === 'dropped') ledger.mempool.swallow(transaction.signature);
  const blocks = inclusion?.kind === 'delayed' ? inclusion.blocks : 0;
  ledger.submit(transaction, { verified, blocks });
}

function simulateTransaction(call, params) {
  need(params, 1);
  const config = options(params[1]);
  if (config.sigVerify === true && config.replaceRecentBlockhash === true) {
    throw invalidParams('sigVerify may not be used with replaceRecentBlockhash');
  }
  const sent = decodeTransaction(params[0], config.encoding ?? undefined);
  const block = bank(call, config);
  requireLoadable(call, sent, block);
  if (config.sigVerify === true && !call.ledger.executor.isSigned(sent)) throw signatureVerificationFailure();
  const replaced = config.replaceRecentBlockhash === true;
  const transaction = replaced ? withBlockhash(sent, block.hash) : sent;
  const result = call.ledger.tryOut(transaction, block.height);
  const value = {
    ...simulationResult(result),
    accounts: simulatedAccounts(call, config.accounts, result, block),
    innerInstructions: config.innerInstructions === true ? innerInstructions(result.inner) : null,
    fee: Number(feeLamports(transaction)),
  };
  return withContext(block, replaced ? { ...value, replacementBlockhash: replacement(call, block) } : value);
}

function replacement({ ledger }, { hash }) {
  return { blockhash: hash, lastValidBlockHeight: ledger.chain.lastValidHeight(hash) };
}

function withBlockhash(transaction, hash) {
  const wire = Buffer.from(transaction.wire);
  decode(hash).copy(wire, wire.indexOf(decode(transaction.blockhash)));
  return parse(wire);
}

/** @param {import('../vm.mjs').Outcome} result */
function simulationResult({ err, logs, units, returned }) {
  return {
    err,
    logs,
    accounts: null,
    unitsConsumed: units,
    returnData: returnData(returned),
    innerInstructions: null,
    replacementBlockhash: null,
  };
}

function simulatedAccounts({ ledger }, asked, result, { height }) {
  if (asked === undefined || asked === null) return null;
  const config = { encoding: options(asked).encoding ?? 'base64' };
  const before = (key) => ledger.accounts.at(key, height);
  return addresses(asked.addresses, ACCOUNTS_MAX).map((key) => {
    const account = result.accounts.get(key) ?? before(key);
    return account === null ? null : encodeAccount(account, config, before);
  });
}

export const sendingMethods = { sendTransaction, simulateTransaction };
