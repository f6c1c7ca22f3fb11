import { encode } from '../base58.mjs';
import { ASSOCIATED_TOKEN, MEMO, MEMO_V1, SYSTEM, TOKEN, TOKEN_2022 } from '../programs.mjs';
import { uiAmount } from '../tokens.mjs';

/**
 * @typedef {{program: string, accounts: string[], data: Buffer}} Resolved an instruction with its accounts by name
 * @typedef {(instruction: Resolved) => object | string | null} Parser
 */

/** @type {Map<string, {name: string, parse: Parser}>} */
const PROGRAMS = new Map([
  [SYSTEM, { name: 'system', parse: parseSystem }],
  [TOKEN, { name: 'spl-token', parse: parseToken }],
  [TOKEN_2022, { name: 'spl-token', parse: parseToken }],
  [ASSOCIATED_TOKEN, { name: 'spl-associated-token-account', parse: parseAssociated }],
  [MEMO, { name: 'spl-memo', parse: ({ data }) => data.toString() }],
  [MEMO_V1, { name: 'spl-memo', parse: ({ data }) => data.toString() }],
]);

/**
 * An instruction in words where its meaning is known here, else in bytes.
 * @param {Resolved} instruction
 * @param {number} stackHeight
 */
export function parseInstruction(instruction, stackHeight) {
  const { program, accounts, data } = instruction;
  const known = PROGRAMS.get(program);
  const parsed = known === undefined ? null : known.parse(instruction);
  if (parsed !== null) return { program: known.name, programId: program, parsed, stackHeight };
  return { programId: program, accounts, data: encode(data), stackHeight };
}

function parseSystem({ accounts: [a, b, c], data }) {
  if (data.length < 4) return null;
  switch (data.readUInt32LE(0)) {
    case 0:
      return data.length < 52
        ? null
        : {
            type: 'createAccount',
            info: {
              source: a,
              newAccount: b,
              lamports: Number(data.readBigUInt64LE(4)),
              space: Number(data.readBigUInt64LE(12)),
              owner: encode(data.subarray(20, 52)),
            },
          };
    case 2:
      return data.length < 12
        ? null
        : { type: 'transfer', info: { source: a, destination: b, lamports: Number(data.readBigUInt64LE(4)) } };
    case 4:
      return { type: 'advanceNonce', info: { nonceAccount: a, recentBlockhashesSysvar: b, nonceAuthority: c } };
  }
  return null;
}

function parseToken({ accounts, data }) {
  const [a, b, c] = accounts;
  switch (data.length > 0 && data.length >= (data[0] === 12 || data[0] === 14 ? 10 : 9) ? data[0] : -1) {
    case 3:
      return {
        type: 'transfer',
        info: { source: a, destination: b, amount: amountOf(data), ...authority(accounts.slice(2), 'authority') },
      };
    case 7:
      return {
        type: 'mintTo',
        info: { mint: a, account: b, amount: amountOf(data), ...authority(accounts.slice(2), 'mintAuthority') },
      };
    case 12:
      return {
        type: 'transferChecked',
        info: {
          source: a,
          mint: b,
          destination: c,
          tokenAmount: uiAmount(data.readBigUInt64LE(1), data[9]),
          ...authority(accounts.slice(3), 'authority'),
        },
      };
    case 14:
      return {
        type: 'mintToChecked',
        info: {
          mint: a,
          account: b,
          tokenAmount: uiAmount(data.readBigUInt64LE(1), data[9]),
          ...authority(accounts.slice(2), 'mintAuthority'),
        },
      };
  }
  return null;
}

const amountOf = (data) => data.readBigUInt64LE(1).toString();

/** One signer, or a multisig account followed by those who signed for it. */
function authority([owner, ...signers], name) {
  if (signers.length === 0) return { [name]: owner };
  return { [`multisig${name[0].toUpperCase()}${name.slice(1)}`]: owner, signers };
}

function parseAssociated({ accounts: [source, account, wallet, mint, systemProgram, tokenProgram], data }) {
  const kind = data.length === 0 ? 0 : data[0];
  if (kind > 1) return null;
  const type = kind === 0 ? 'create' : 'createIdempotent';
  return { type, info: { source, account, wallet, mint, systemProgram, tokenProgram } };
}
