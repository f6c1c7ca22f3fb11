import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SOL, TestChain, wallet } from './support/chain.mjs';

test('processed, confirmed and finalized follow each other by 2 and 32 blocks', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signature = await chain.land([chain.solTransfer(address, SOL)]);
  const seen = async () => [
    (await chain.status(signature)).confirmationStatus,
    await chain.balance(address, 'processed'),
    await chain.balance(address, 'confirmed'),
    await chain.balance(address, 'finalized'),
  ];
  const one = Number(SOL);
  assert.deepEqual(await seen(), ['processed', one, 0, 0]);
  await chain.advance(1);
  assert.deepEqual(await seen(), ['processed', one, 0, 0]);
  await chain.advance(1);
  assert.deepEqual(await seen(), ['confirmed', one, one, 0]);
  await chain.advance(29);
  assert.deepEqual(await seen(), ['confirmed', one, one, 0]);
  await chain.advance(1);
  assert.deepEqual(await seen(), ['finalized', one, one, one]);
});

test('getTransaction and getSignaturesForAddress wait for the commitment asked', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signature = await chain.land([chain.solTransfer(address, SOL)]);
  const seen = async (commitment) => [
    (await chain.rpc('getTransaction', signature, { commitment })) !== null,
    (await chain.rpc('getSignaturesForAddress', address, { commitment })).length,
  ];
  assert.deepEqual(await seen('confirmed'), [false, 0]);
  await chain.advance(2);
  assert.deepEqual(
    [await seen('confirmed'), await seen('finalized')],
    [
      [true, 1],
      [false, 0],
    ],
  );
  await chain.advance(30);
  assert.deepEqual(await seen('finalized'), [true, 1]);
});

test('slots run ahead of heights, and every block has a blockhash of its own', async (t) => {
  const chain = await TestChain.start(t);
  const hashes = new Set();
  for (let i = 0; i < 40; i++) {
    await chain.advance(1);
    hashes.add((await chain.rpc('getLatestBlockhash', { commitment: 'processed' })).value.blockhash);
  }
  const info = await chain.rpc('getEpochInfo', { commitment: 'processed' });
  assert.equal(hashes.size, 40);
  assert.deepEqual([info.blockHeight, info.absoluteSlot, info.epoch, info.slotsInEpoch], [40, 43, 0, 432_000]);
  assert.equal(await chain.rpc('getSlot', { commitment: 'processed' }), 43);
  assert.equal(await chain.rpc('getBlockHeight', { commitment: 'confirmed' }), 38);
  assert.equal(await chain.rpc('getBlockHeight'), 8);
});

test('a blockhash lives for 150 blocks', async (t) => {
  const chain = await TestChain.start(t);
  await chain.advance(10);
  const { value } = await chain.rpc('getLatestBlockhash', { commitment: 'processed' });
  const valid = async () => (await chain.rpc('isBlockhashValid', value.blockhash, { commitment: 'processed' })).value;
  assert.equal(value.lastValidBlockHeight, 160);
  assert.equal(await valid(), true);
  await chain.advance(150);
  assert.equal(await valid(), true);
  await chain.advance(1);
  assert.equal(await valid(), false);
});

test('a transaction lands up to its last valid height, and is dropped in silence above it', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const sent = [];
  for (const blocks of [149, 150]) {
    const signed = await chain.sign([chain.solTransfer(address, SOL), chain.memo(`late ${blocks}`)]);
    await chain.control({ fault: { kind: 'delayed', blocks, memo: `late ${blocks}` } });
    await chain.send(signed);
    sent.push(signed);
  }
  await chain.advance(400);
  assert.equal((await chain.status(sent[0].signature, true)).err, null);
  assert.equal(await chain.status(sent[1].signature, true), null);
  assert.equal(await chain.balance(address), Number(SOL));
});

test('an expired transaction fails preflight, and vanishes without it', async (t) => {
  const chain = await TestChain.start(t);
  const signed = await chain.sign([chain.solTransfer((await wallet(2)).address, SOL)]);
  await chain.advance(151);
  await assert.rejects(
    chain.send(signed),
    (e) => e.code === -32002 && e.data.err === 'BlockhashNotFound' && /Blockhash not found/.test(e.message),
  );
  assert.equal(await chain.send(signed, { skipPreflight: true }), signed.signature);
  await chain.advance(1);
  assert.equal(await chain.status(signed.signature, true), null);
});

test('preflight at finalized does not know a newer blockhash', async (t) => {
  const chain = await TestChain.start(t);
  await chain.advance(5);
  const signed = await chain.sign([chain.solTransfer((await wallet(2)).address, SOL)]);
  const withoutCommitment = chain.rpc('sendTransaction', signed.wire, { encoding: 'base64' });
  await assert.rejects(withoutCommitment, (e) => e.data.err === 'BlockhashNotFound');
  await chain.send(signed);
});

test('preflight runs in the state of its commitment', async (t) => {
  const chain = await TestChain.start(t);
  const poor = await wallet(3);
  await chain.advance(5);
  await chain.land([chain.solTransfer(poor.address, SOL)]);
  const { value: lifetime } = await chain.rpc('getLatestBlockhash', { commitment: 'confirmed' });
  const signed = await chain.sign([chain.memo('poor pays')], { payer: poor, lifetime });
  await assert.rejects(
    chain.send(signed, { preflightCommitment: 'confirmed' }),
    (e) => e.data.err === 'AccountNotFound',
  );
  await chain.send(signed, { preflightCommitment: 'processed' });
});

test('the same bytes land once, and say so when tried again', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signed = await chain.sign([chain.solTransfer(address, SOL)]);
  await chain.send(signed);
  await chain.send(signed);
  await chain.advance(1);
  await assert.rejects(chain.send(signed), (e) => e.code === -32002 && e.data.err === 'AlreadyProcessed');
  await chain.send(signed, { skipPreflight: true });
  await chain.advance(3);
  assert.equal(await chain.balance(address), Number(SOL));
});

test('statuses leave the cache after 300 blocks, and stay in the history', async (t) => {
  const chain = await TestChain.start(t);
  const signature = await chain.land([chain.solTransfer((await wallet(2)).address, SOL)]);
  await chain.advance(299);
  assert.notEqual(await chain.status(signature), null);
  await chain.advance(1);
  assert.equal(await chain.status(signature), null);
  assert.equal((await chain.status(signature, true)).confirmationStatus, 'finalized');
});

test('a clock of its own makes blocks without being asked', async (t) => {
  const chain = await TestChain.start(t, { slotMillis: 20 });
  const deadline = Date.now() + 5_000;
  while ((await chain.rpc('getBlockHeight', { commitment: 'processed' })) < 5) assert.ok(Date.now() < deadline);
});
