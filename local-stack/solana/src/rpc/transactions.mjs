import { decode, encode } from '../base58.mjs';
import { invalidParams, unsupportedVersion } from '../errors.mjs';
import { isWritable, parse } from '../wire.mjs';
import { parseInstruction } from './instructions.mjs';
import { need, options, settledCommitment, signature } from './params.mjs';

/** @typedef {import('../history.mjs').Landed} Landed @typedef {import('../wire.mjs').Transaction} Transaction */

function getTransaction(call, params) {
  need(params, 1);
  const wanted = signature(params[0]);
  const config = typeof params[1] === 'string' ? { encoding: params[1] } : options(params[1]);
  const block = call.ledger.chain.bank(settledCommitment(config.commitment), call.lag);
  const landed = call.ledger.history.find(wanted);
  if (landed === undefined || landed.height > block.height) return null;
  const transaction = parse(Buffer.from(landed.wire, 'base64'));
  const versioned = config.maxSupportedTransactionVersion ?? null;
  if (versioned === null && transaction.version !== 'legacy') throw unsupportedVersion(transaction.version);
  return {
    slot: landed.slot,
    blockTime: landed.time,
    ...encodeLanded(landed, transaction, config.encoding ?? 'json'),
    ...(versioned === null ? {} : { version: transaction.version }),
  };
}

function encodeLanded(landed, transaction, encoding) {
  const meta = JSON.parse(landed.meta);
  switch (encoding) {
    case 'base64':
      return { meta, transaction: [landed.wire, 'base64'] };
    case 'base58':
      return { meta, transaction: [encode(transaction.wire), 'base58'] };
    case 'json':
      return {
        meta,
        transaction: { signatures: transaction.signatures.map(encode), message: plainMessage(transaction) },
      };
    case 'jsonParsed':
      return parsed(landed, transaction, meta);
  }
  throw invalidParams(
    `Invalid params: unknown variant \`${encoding}\`, expected one of \`json\`, \`jsonParsed\`, \`base58\`, \`base64\`.`,
  );
}

function plainMessage({ header, keys, blockhash, instructions, lookups, version }) {
  const message = {
    header: {
      numRequiredSignatures: header.required,
      numReadonlySignedAccounts: header.readonlySigned,
      numReadonlyUnsignedAccounts: header.readonlyUnsigned,
    },
    accountKeys: keys,
    recentBlockhash: blockhash,
    instructions: instructions.map(({ programIndex, accounts, data }) => ({
      programIdIndex: programIndex,
      accounts,
      data: encode(data),
      stackHeight: 1,
    })),
  };
  return version === 'legacy' ? message : { ...message, addressTableLookups: lookups.map(plainLookup) };
}

const plainLookup = ({ table, writable, readonly }) => ({
  accountKey: table,
  writableIndexes: writable,
  readonlyIndexes: readonly,
});

function parsed(landed, transaction, meta) {
  const { keys } = landed;
  const show = ({ programIndex, accounts, data, stackHeight }) =>
    parseInstruction({ program: keys[programIndex], accounts: accounts.map((a) => keys[a]), data }, stackHeight);
  const message = {
    accountKeys: keys.map((pubkey, i) => ({
      pubkey,
      signer: i < transaction.header.required,
      source: i < transaction.keys.length ? 'transaction' : 'lookupTable',
      writable: isWritable(transaction, i),
    })),
    recentBlockhash: transaction.blockhash,
    instructions: transaction.instructions.map((i) => show({ ...i, stackHeight: 1 })),
  };
  const { loadedAddresses: _, ...rest } = meta;
  const inner = meta.innerInstructions.map(({ index, instructions }) => ({
    index,
    instructions: instructions.map((i) => show({ ...i, programIndex: i.programIdIndex, data: decode(i.data) })),
  }));
  return {
    meta: { ...rest, innerInstructions: inner },
    transaction: { signatures: transaction.signatures.map(encode), message },
  };
}

export const transactionMethods = { getTransaction };
