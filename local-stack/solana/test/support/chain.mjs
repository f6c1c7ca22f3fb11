import {
  appendTransactionMessageInstructions,
  compressTransactionMessageUsingAddressLookupTables,
  createKeyPairSignerFromPrivateKeyBytes,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  pipe,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  setTransactionMessageLifetimeUsingDurableNonce,
  signTransactionMessageWithSigners,
} from '@solana/kit';
import { getAddMemoInstruction } from '@solana-program/memo';
import { getTransferSolInstruction } from '@solana-program/system';
import {
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from '@solana-program/token';
import { MEMO } from '../../src/programs.mjs';
import { startNode } from '../../src/node.mjs';

export const SOL = 1_000_000_000n;
export const FINAL = 33;

/** A key pair that is the same in every run. @param {number} number */
export const wallet = (number) => createKeyPairSignerFromPrivateKeyBytes(new Uint8Array(32).fill(number));

/** A chain with a manual clock and a funded treasury, stopped when the test ends. */
export class TestChain {
  /** @param {import('node:test').TestContext} t @param {object} [config] */
  static async start(t, config = {}) {
    const treasury = await wallet(1);
    const node = await startNode({
      port: 0,
      data: null,
      slotMillis: 0,
      treasury: treasury.address,
      treasuryLamports: 1_000n * SOL,
      treasuryUsdcMicros: 1_000_000_000n,
      mint: null,
      ...config,
    });
    t.after(() => node.stop());
    return new TestChain(`http://127.0.0.1:${node.port}`, treasury, node.ledger.genesis.mint);
  }

  constructor(url, treasury, mint) {
    this.url = url;
    this.treasury = treasury;
    this.mint = mint;
  }

  /** The whole JSON-RPC answer. */
  async answer(method, params = []) {
    return this.post({ jsonrpc: '2.0', id: 7, method, params });
  }

  /** The result; throws the error object when there is one. */
  async rpc(method, ...params) {
    const { result, error } = await this.answer(method, params);
    if (error !== undefined) throw Object.assign(new Error(error.message), error);
    return result;
  }

  async post(body, path = '/') {
    const response = await this.fetch(JSON.stringify(body), path);
    return response.json();
  }

  fetch(body, path = '/', signal = undefined) {
    return fetch(this.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal });
  }

  async control(order) {
    const state = await this.post(order, '/control');
    if (state.error !== undefined) throw new Error(state.error);
    return state;
  }

  advance(blocks) {
    return this.control({ advance: blocks });
  }

  /** Signs instructions against the newest blockhash, or the given lifetime. */
  async sign(instructions, { payer = this.treasury, lifetime = undefined, version = 'legacy', tables = {} } = {}) {
    const blockhash = lifetime ?? (await this.rpc('getLatestBlockhash', { commitment: 'processed' })).value;
    const living = (m) =>
      'nonce' in blockhash
        ? setTransactionMessageLifetimeUsingDurableNonce(blockhash, m)
        : setTransactionMessageLifetimeUsingBlockhash(blockhash, m);
    const message = pipe(
      createTransactionMessage({ version }),
      (m) => setTransactionMessageFeePayerSigner(payer, m),
      living,
      (m) => appendTransactionMessageInstructions(instructions, m),
      (m) => (version === 'legacy' ? m : compressTransactionMessageUsingAddressLookupTables(m, tables)),
    );
    const signed = await signTransactionMessageWithSigners(message);
    return { wire: getBase64EncodedWireTransaction(signed), signature: getSignatureFromTransaction(signed) };
  }

  send({ wire }, config = {}) {
    return this.rpc('sendTransaction', wire, { encoding: 'base64', preflightCommitment: 'processed', ...config });
  }

  /** Signs, sends and puts into the next block. @returns {Promise<string>} the signature */
  async land(instructions, options = {}) {
    const signed = await this.sign(instructions, options);
    await this.send(signed, options.config);
    await this.advance(1);
    return signed.signature;
  }

  async status(signature, search = false) {
    const { value } = await this.rpc('getSignatureStatuses', [signature], { searchTransactionHistory: search });
    return value[0];
  }

  async balance(address, commitment = 'processed') {
    return (await this.rpc('getBalance', address, { commitment })).value;
  }

  async usdc(owner, commitment = 'processed') {
    const account = await this.ata(owner);
    return Number((await this.rpc('getTokenAccountBalance', account, { commitment })).value.amount);
  }

  async ata(owner) {
    return (await findAssociatedTokenPda({ owner, mint: this.mint, tokenProgram: TOKEN_PROGRAM_ADDRESS }))[0];
  }

  solTransfer(to, lamports) {
    return getTransferSolInstruction({ source: this.treasury, destination: to, amount: lamports });
  }

  memo(text) {
    return getAddMemoInstruction({ memo: text }, { programAddress: MEMO });
  }

  /** What a payout is made of: the recipient's account if it is missing, the transfer, the memo. */
  async payout(owner, micros, memo) {
    const destination = await this.ata(owner);
    const create = getCreateAssociatedTokenIdempotentInstruction({
      payer: this.treasury,
      owner,
      mint: this.mint,
      ata: destination,
    });
    return [create, await this.usdcTransfer(destination, micros), this.memo(memo)];
  }

  async usdcTransfer(destination, micros) {
    const source = await this.ata(this.treasury.address);
    return getTransferCheckedInstruction({
      source,
      mint: this.mint,
      destination,
      authority: this.treasury,
      amount: micros,
      decimals: 6,
    });
  }
}
