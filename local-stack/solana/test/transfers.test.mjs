import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getSetComputeUnitLimitInstruction, getSetComputeUnitPriceInstruction } from '@solana-program/compute-budget';
import { FINAL, SOL, TestChain, wallet } from './support/chain.mjs';

const RENT = 2_039_280;

test('a SOL transfer moves lamports and charges 5,000', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signature = await chain.land([chain.solTransfer(address, 2n * SOL)]);
  assert.equal(await chain.balance(address), Number(2n * SOL));
  assert.equal(await chain.balance(chain.treasury.address), Number(998n * SOL) - 5_000);
  const { err, confirmationStatus } = await chain.status(signature);
  assert.deepEqual({ err, confirmationStatus }, { err: null, confirmationStatus: 'processed' });
});

test('a payout creates the token account once, moves exact units and carries its memo', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const first = await chain.land(await chain.payout(address, 12_345_678n, 'payout:1'));
  const lamports = await chain.balance(chain.treasury.address);
  await chain.land(await chain.payout(address, 1n, 'payout:2'));
  assert.equal(lamports, Number(1_000n * SOL) - RENT - 5_000);
  assert.equal(await chain.balance(chain.treasury.address), lamports - 5_000);
  assert.equal(await chain.usdc(address), 12_345_679);
  assert.equal(await chain.usdc(chain.treasury.address), 1_000_000_000 - 12_345_679);
  await chain.advance(FINAL);
  const [newest, oldest] = await chain.rpc('getSignaturesForAddress', await chain.ata(address));
  assert.equal(newest.memo, '[8] payout:2');
  assert.deepEqual([oldest.signature, oldest.memo, oldest.confirmationStatus], [first, '[8] payout:1', 'finalized']);
});

test('getTransaction shows what moved, to whom, and when', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signature = await chain.land(await chain.payout(address, 5_000_000n, 'payout:ü'));
  await chain.advance(2);
  const { meta, blockTime, slot, transaction } = await chain.rpc('getTransaction', signature, {
    commitment: 'confirmed',
  });
  assert.deepEqual([meta.err, meta.fee, meta.status], [null, 5_000, { Ok: null }]);
  const before = meta.preTokenBalances.map((b) => [b.owner, b.uiTokenAmount.amount]);
  const after = meta.postTokenBalances.map((b) => [b.owner, b.uiTokenAmount.amount, b.mint]).sort();
  assert.deepEqual(before, [[chain.treasury.address, '1000000000']]);
  assert.deepEqual(
    after,
    [
      [address, '5000000', chain.mint],
      [chain.treasury.address, '995000000', chain.mint],
    ].sort(),
  );
  assert.ok(Math.abs(blockTime - Date.now() / 1000) < 60 && slot > 0);
  assert.equal(meta.preBalances.length, transaction.message.accountKeys.length);
  assert.equal(sum(meta.preBalances) - sum(meta.postBalances), meta.fee);
  assert.ok(meta.logMessages.some((line) => line.startsWith('Program MemoSq4')));
  assert.ok(meta.innerInstructions.length > 0 && meta.computeUnitsConsumed > 0);
});

test('jsonParsed names transfers, memos and account creations', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signature = await chain.land([
    ...(await chain.payout(address, 5n, 'payout:1')),
    chain.solTransfer(address, SOL),
  ]);
  await chain.advance(FINAL);
  const { transaction } = await chain.rpc('getTransaction', signature, {
    encoding: 'jsonParsed',
    maxSupportedTransactionVersion: 0,
  });
  const [create, transfer, memo, sol] = transaction.message.instructions.map((i) => i.parsed);
  assert.equal(create.type, 'createIdempotent');
  assert.deepEqual([transfer.type, transfer.info.tokenAmount.amount], ['transferChecked', '5']);
  assert.equal(memo, 'payout:1');
  assert.deepEqual([sol.type, sol.info.lamports], ['transfer', Number(SOL)]);
  assert.deepEqual(transaction.message.accountKeys[0], {
    pubkey: chain.treasury.address,
    signer: true,
    source: 'transaction',
    writable: true,
  });
});

test('compute price times limit is charged as getFeeForMessage foretells', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const instructions = [
    getSetComputeUnitLimitInstruction({ units: 60_000 }),
    getSetComputeUnitPriceInstruction({ microLamports: 50_000 }),
    chain.solTransfer(address, SOL),
  ];
  const signed = await chain.sign(instructions);
  const message = Buffer.from(signed.wire, 'base64').subarray(65).toString('base64');
  const foretold = await chain.rpc('getFeeForMessage', message, { commitment: 'processed' });
  await chain.send(signed);
  await chain.advance(1);
  assert.equal(foretold.value, 8_000);
  assert.equal(await chain.balance(chain.treasury.address), Number(999n * SOL) - 8_000);
});

test('the compute limit nobody sets is the default of each program', async (t) => {
  const chain = await TestChain.start(t);
  const price = getSetComputeUnitPriceInstruction({ microLamports: 1_000_000 });
  const { address } = await wallet(2);
  const signature = await chain.land([price, chain.solTransfer(address, SOL), chain.memo('m')]);
  await chain.advance(2);
  const { meta } = await chain.rpc('getTransaction', signature, { commitment: 'confirmed' });
  assert.equal(meta.fee, 5_000 + 3_000 + 3_000 + 200_000);
  assert.equal(await chain.balance(chain.treasury.address), Number(999n * SOL) - meta.fee);
});

test('a failed transaction lands with its error and still pays the fee', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  await chain.land(await chain.payout(address, 1n, 'first'));
  const lamports = await chain.balance(chain.treasury.address);
  const signature = await chain.land(await chain.payout(address, 2_000_000_000n, 'too much'), {
    config: { skipPreflight: true },
  });
  const { err } = await chain.status(signature);
  assert.deepEqual(err, { InstructionError: [1, { Custom: 1 }] });
  assert.equal(await chain.balance(chain.treasury.address), lamports - 5_000);
  assert.equal(await chain.usdc(address), 1);
  await chain.advance(2);
  const { meta } = await chain.rpc('getTransaction', signature, { commitment: 'confirmed' });
  assert.deepEqual([meta.err, meta.fee], [err, 5_000]);
  assert.equal(sum(meta.preBalances) - sum(meta.postBalances), 5_000);
});

test('pages of getSignaturesForAddress follow before, until and limit', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const sent = [];
  for (const n of [1, 2, 3, 4]) sent.unshift(await chain.land([chain.solTransfer(address, SOL), chain.memo(`${n}`)]));
  await chain.advance(2);
  const page = async (config) =>
    (await chain.rpc('getSignaturesForAddress', address, { commitment: 'confirmed', ...config })).map(
      (e) => e.signature,
    );
  assert.deepEqual(await page({}), sent);
  assert.deepEqual(await page({ limit: 2 }), sent.slice(0, 2));
  assert.deepEqual(await page({ before: sent[1] }), sent.slice(2));
  assert.deepEqual(await page({ until: sent[2] }), sent.slice(0, 2));
  assert.deepEqual(await page({ before: sent[0], until: sent[3], limit: 1 }), [sent[1]]);
});

test('the faucet gives SOL and test USDC in real transactions', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(9);
  const { done } = await chain.control({
    mintTo: { owner: address, micros: 7_000_000 },
    airdrop: { to: address, lamports: 5_000_000 },
  });
  const asked = await chain.rpc('requestAirdrop', address, 1_000_000);
  await chain.advance(1);
  assert.equal(await chain.usdc(address), 7_000_000);
  assert.equal(await chain.balance(address), 6_000_000);
  for (const signature of [done.mintTo.signature, done.airdrop.signature, asked]) {
    assert.equal((await chain.status(signature)).err, null);
  }
  const { value } = await chain.rpc('getTokenSupply', chain.mint, { commitment: 'processed' });
  assert.equal(value.amount, '1007000000');
});

const sum = (list) => list.reduce((a, b) => a + b, 0);
