import { decode } from './base58.mjs';
import { KeyPair } from './keys.mjs';
import { ASSOCIATED_TOKEN, MEMO, SYSTEM, TOKEN, associatedTokenAddress } from './programs.mjs';
import { parse } from './wire.mjs';

/** Hands out SOL and test USDC in ordinary transactions, signed with a key this chain was born with. */
export class Faucet {
  #ledger;
  #key;
  #count = 0;

  /** @param {import('./ledger.mjs').Ledger} ledger */
  constructor(ledger) {
    this.#ledger = ledger;
    this.#key = new KeyPair(Buffer.from(ledger.genesis.faucetSeed, 'base64'));
  }

  /** @param {string} to @param {bigint} lamports @returns {string} the signature; it lands in the next block */
  airdrop(to, lamports) {
    const data = Buffer.alloc(12);
    data.writeUInt32LE(2, 0);
    data.writeBigUInt64LE(lamports, 4);
    return this.#send([{ program: SYSTEM, accounts: [this.#key.address, to], data }], [to]);
  }

  /**
   * @param {string} owner
   * @param {bigint} micros
   * @returns {Promise<string>} the signature; it lands in the next block
   */
  async mintUsdc(owner, micros) {
    const { mint } = this.#ledger.genesis;
    const account = await associatedTokenAddress(owner, mint);
    const payer = this.#key.address;
    const data = Buffer.alloc(9);
    data[0] = 7;
    data.writeBigUInt64LE(micros, 1);
    const create = {
      program: ASSOCIATED_TOKEN,
      accounts: [payer, account, owner, mint, SYSTEM, TOKEN],
      data: Buffer.of(1),
    };
    return this.#send([create, { program: TOKEN, accounts: [mint, account, payer], data }], [account, mint]);
  }

  #send(instructions, writable) {
    // Two equal gifts in one block would be one transaction; the memo tells them apart.
    const memo = { program: MEMO, accounts: [], data: Buffer.from(`faucet ${Date.now()}-${this.#count++}`) };
    const message = compile(this.#key.address, [...instructions, memo], writable, this.#ledger.chain.tip.hash);
    const transaction = parse(Buffer.concat([Buffer.of(1), this.#key.sign(message), message]));
    this.#ledger.submit(transaction, { verified: true });
    return transaction.signature;
  }
}

/** A legacy message with one signer; all lists are shorter than 128. */
function compile(payer, instructions, writable, blockhash) {
  const mentioned = instructions.flatMap((i) => [...i.accounts, i.program]);
  const first = [...new Set([payer, ...writable])];
  const readonly = [...new Set(mentioned)].filter((key) => !first.includes(key));
  const keys = [...first, ...readonly];
  const bodies = instructions.map(({ program, accounts, data }) =>
    Buffer.concat([
      Buffer.of(keys.indexOf(program), accounts.length, ...accounts.map((a) => keys.indexOf(a)), data.length),
      data,
    ]),
  );
  return Buffer.concat([
    Buffer.of(1, 0, readonly.length, keys.length),
    ...keys.map(decode),
    decode(blockhash),
    Buffer.of(bodies.length),
    ...bodies,
  ]);
}
