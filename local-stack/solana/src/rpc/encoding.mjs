import { encode } from '../base58.mjs';
import { invalidParams } from '../errors.mjs';
import { exact } from '../json.mjs';
import { readNonce } from '../nonce.mjs';
import { TOKEN, TOKEN_2022, TOKEN_PROGRAMS } from '../programs.mjs';
import { readExtensions } from '../token-extensions.mjs';
import {
  MINT_BYTES,
  TOKEN_ACCOUNT_BYTES,
  kindOf,
  readMint,
  readMultisig,
  readTokenAccount,
  uiAmount,
} from '../tokens.mjs';
import { unsigned } from './params.mjs';

const RENT_EPOCH = 18_446_744_073_709_551_615n;
const BASE58_BYTES_MAX = 128;

/**
 * @typedef {import('../vm.mjs').Account} Account
 * @typedef {(mint: string) => Account | null} MintLookup
 */

/** An account as the RPC shows it. @param {Account} account @param {any} config @param {MintLookup} mintOf */
export function encodeAccount(account, config, mintOf) {
  return {
    data: encodeData(account, config, mintOf),
    executable: account.executable,
    lamports: exact(account.lamports),
    owner: account.owner,
    rentEpoch: RENT_EPOCH,
    space: account.data.length,
  };
}

function encodeData(account, config, mintOf) {
  const data = sliceOf(account.data, config.dataSlice ?? null);
  const encoding = config.encoding ?? 'binary';
  switch (encoding) {
    case 'base64':
      return [data.toString('base64'), 'base64'];
    case 'base58':
      return [base58(data), 'base58'];
    case 'binary':
      return base58(data);
    case 'jsonParsed':
      return parseAccount(account, mintOf) ?? [data.toString('base64'), 'base64'];
  }
  throw invalidParams(
    `Invalid params: unknown variant \`${encoding}\`, expected one of \`base58\`, \`base64\`, \`jsonParsed\`.`,
  );
}

function sliceOf(data, slice) {
  if (slice === null) return data;
  const from = unsigned(slice.offset, 'offset');
  return data.subarray(from, from + unsigned(slice.length, 'length'));
}

function base58(data) {
  if (data.length <= BASE58_BYTES_MAX) return encode(data);
  throw invalidParams(
    `Encoded binary (base 58) data should be less than ${BASE58_BYTES_MAX} bytes, please use Base64 encoding.`,
  );
}

/** @param {Account} account @param {MintLookup} mintOf */
function parseAccount(account, mintOf) {
  const program = account.owner === TOKEN ? 'spl-token' : account.owner === TOKEN_2022 ? 'spl-token-2022' : 'nonce';
  const parsed = TOKEN_PROGRAMS.has(account.owner) ? parseToken(account, mintOf) : parseNonce(account);
  return parsed === null ? null : { program, parsed, space: account.data.length };
}

function parseToken(account, mintOf) {
  switch (kindOf(account)) {
    case 'mint':
      return { type: 'mint', info: mintInfo(account) };
    case 'account':
      return tokenAccountInfo(account, mintOf);
    case 'multisig': {
      const { required, valid, signers } = readMultisig(account.data);
      return {
        type: 'multisig',
        info: { numRequiredSigners: required, numValidSigners: valid, isInitialized: true, signers },
      };
    }
  }
  return null;
}

function mintInfo({ data }) {
  const mint = readMint(data);
  return {
    mintAuthority: mint.authority,
    supply: mint.supply.toString(),
    decimals: mint.decimals,
    isInitialized: true,
    freezeAuthority: mint.freezeAuthority,
    ...extensions(data, MINT_BYTES),
  };
}

function tokenAccountInfo({ data }, mintOf) {
  const token = readTokenAccount(data);
  const mint = mintOf(token.mint);
  if (mint === null) return null;
  const { decimals } = readMint(mint.data);
  const info = {
    mint: token.mint,
    owner: token.owner,
    tokenAmount: uiAmount(token.amount, decimals),
    state: token.state,
    isNative: token.rentReserve !== null,
    ...(token.delegate !== null && {
      delegate: token.delegate,
      delegatedAmount: uiAmount(token.delegatedAmount, decimals),
    }),
    ...(token.rentReserve !== null && { rentExemptReserve: uiAmount(token.rentReserve, decimals) }),
    ...(token.closeAuthority !== null && { closeAuthority: token.closeAuthority }),
    ...extensions(data, TOKEN_ACCOUNT_BYTES),
  };
  return { type: 'account', info };
}

const extensions = (data, plainBytes) => (data.length > plainBytes ? { extensions: readExtensions(data) } : {});

function parseNonce(account) {
  const nonce = readNonce(account);
  if (nonce === null) return null;
  const feeCalculator = { lamportsPerSignature: nonce.lamportsPerSignature.toString() };
  return { type: 'initialized', info: { authority: nonce.authority, blockhash: nonce.value, feeCalculator } };
}
