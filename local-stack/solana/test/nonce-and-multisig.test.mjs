import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  getCreateAccountInstruction,
  getInitializeNonceAccountInstruction,
  SYSTEM_PROGRAM_ADDRESS,
} from '@solana-program/system';
import {
  getInitializeMultisig2Instruction,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from '@solana-program/token';
import { FINAL, SOL, TestChain, wallet } from './support/chain.mjs';

async function create(chain, account, space, programAddress) {
  const lamports = await chain.rpc('getMinimumBalanceForRentExemption', space);
  return getCreateAccountInstruction({ payer: chain.treasury, newAccount: account, lamports, space, programAddress });
}

/** A durable nonce whose authority is the treasury. */
async function nonceAccount(chain) {
  const account = await wallet(20);
  const initialize = getInitializeNonceAccountInstruction({
    nonceAccount: account.address,
    nonceAuthority: chain.treasury.address,
  });
  await chain.land([await create(chain, account, 80, SYSTEM_PROGRAM_ADDRESS), initialize]);
  const value = async () => (await info(chain, account.address)).blockhash;
  const lifetime = async () => ({
    nonce: await value(),
    nonceAccountAddress: account.address,
    nonceAuthorityAddress: chain.treasury.address,
  });
  return { value, lifetime };
}

async function info(chain, address) {
  const { value } = await chain.rpc('getAccountInfo', address, { encoding: 'jsonParsed', commitment: 'processed' });
  return value.data.parsed.info;
}

test('a transaction with a durable nonce lands hundreds of blocks later, once', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const nonce = await nonceAccount(chain);
  const before = await nonce.value();
  const signed = await chain.sign([chain.solTransfer(address, SOL)], { lifetime: await nonce.lifetime() });
  await chain.advance(400);
  await chain.send(signed);
  await chain.advance(1);
  assert.equal(await chain.balance(address), Number(SOL));
  assert.notEqual(await nonce.value(), before);
  await assert.rejects(chain.send(signed), (e) => e.data.err === 'AlreadyProcessed');
});

test('advancing the nonce cancels what was signed with it', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const nonce = await nonceAccount(chain);
  const signed = await chain.sign([chain.solTransfer(address, SOL)], { lifetime: await nonce.lifetime() });
  await chain.advance(1);
  await chain.land([chain.memo('cancel')], { lifetime: await nonce.lifetime() });
  await assert.rejects(chain.send(signed), (e) => e.data.err === 'BlockhashNotFound');
  await chain.send(signed, { skipPreflight: true });
  await chain.advance(FINAL);
  assert.equal(await chain.status(signed.signature, true), null);
});

test('a failed transaction uses its nonce up and pays the fee', async (t) => {
  const chain = await TestChain.start(t);
  const nonce = await nonceAccount(chain);
  await chain.advance(1);
  const before = await nonce.value();
  const lamports = await chain.balance(chain.treasury.address);
  const tooMuch = chain.solTransfer((await wallet(2)).address, 5_000n * SOL);
  const signature = await chain.land([tooMuch], { lifetime: await nonce.lifetime(), config: { skipPreflight: true } });
  assert.deepEqual((await chain.status(signature)).err, { InstructionError: [1, { Custom: 1 }] });
  assert.notEqual(await nonce.value(), before);
  assert.equal(await chain.balance(chain.treasury.address), lamports - 5_000);
  const next = await chain.land([chain.memo('next')], { lifetime: await nonce.lifetime() });
  assert.equal((await chain.status(next)).err, null);
});

test('two of three release the vault of a multisig, one or an outsider do not', async (t) => {
  const chain = await TestChain.start(t);
  const members = await Promise.all([11, 12, 13].map(wallet));
  const outsider = await wallet(14);
  const multisig = await wallet(10);
  const initialize = getInitializeMultisig2Instruction({
    multisig: multisig.address,
    m: 2,
    signers: members.map((m) => m.address),
  });
  await chain.land([await create(chain, multisig, 355, TOKEN_PROGRAM_ADDRESS), initialize]);
  await chain.land(await chain.payout(multisig.address, 100n, 'escrow'));
  assert.deepEqual((await info(chain, multisig.address)).numRequiredSigners, 2);

  const { address } = await wallet(2);
  const [open] = await chain.payout(address, 0n, '');
  const [source, destination] = [await chain.ata(multisig.address), await chain.ata(address)];
  const release = async (signers) => [
    open,
    getTransferCheckedInstruction({
      source,
      mint: chain.mint,
      destination,
      authority: multisig.address,
      amount: 100n,
      decimals: 6,
      multiSigners: signers,
    }),
  ];
  const missing = (e) => e.code === -32002 && e.data.err.InstructionError[1] === 'MissingRequiredSignature';
  await assert.rejects(chain.land(await release([members[0]])), missing);
  await assert.rejects(chain.land(await release([members[0], members[0]])), missing);
  await assert.rejects(chain.land(await release([members[0], outsider])), missing);
  const signature = await chain.land(await release([members[0], members[2]]));
  assert.equal((await chain.status(signature)).err, null);
  assert.equal(await chain.usdc(address), 100);
});
