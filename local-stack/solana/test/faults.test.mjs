import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FINAL, SOL, TestChain, wallet } from './support/chain.mjs';

const SEND = { encoding: 'base64', preflightCommitment: 'processed' };

/** A chain with one fault waiting, and a transfer to send into it. */
async function struck(t, fault) {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  await chain.control({ fault });
  const signed = await chain.sign([chain.solTransfer(address, SOL), chain.memo('payout:42')]);
  const send = (millis = 5_000) =>
    chain.fetch(
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'sendTransaction', params: [signed.wire, SEND] }),
      '/',
      AbortSignal.timeout(millis),
    );
  return { chain, signed, send, landed: async () => (await chain.status(signed.signature, true)) !== null };
}

test('dropped: accepted, and never seen, however often it is sent', async (t) => {
  const { chain, signed, landed } = await struck(t, { kind: 'dropped', memo: 'payout:42' });
  assert.equal(await chain.send(signed), signed.signature);
  await chain.send(signed);
  await chain.advance(200);
  assert.equal(await landed(), false);
  const again = await chain.land([chain.memo('payout:42')]);
  assert.notEqual(await chain.status(again, true), null);
});

test('delayed: lands after so many blocks, even when it is sent again', async (t) => {
  const { chain, signed, landed } = await struck(t, { kind: 'delayed', blocks: 20 });
  await chain.send(signed);
  await chain.advance(19);
  await chain.send(signed);
  await chain.advance(1);
  assert.equal(await landed(), false);
  await chain.advance(1);
  assert.equal(await landed(), true);
});

for (const [kind, seen] of [
  ['timeout_after', /TimeoutError/],
  ['reset_after', /TypeError/],
]) {
  test(`${kind}: no answer, but it lands`, async (t) => {
    const { chain, send, landed } = await struck(t, { kind });
    await assert.rejects(send(300), (e) => seen.test(e.name));
    await chain.advance(1);
    assert.equal(await landed(), true);
  });
}

test('503_after: an error page, but it lands', async (t) => {
  const { chain, send, landed } = await struck(t, { kind: '503_after' });
  const response = await send();
  assert.equal(response.status, 503);
  assert.match(await response.text(), /<html>/);
  await chain.advance(1);
  assert.equal(await landed(), true);
});

for (const kind of ['429', '503']) {
  test(`${kind}: refused before anything happens, so many times`, async (t) => {
    const { chain, send, landed } = await struck(t, { kind, times: 2, method: 'sendTransaction' });
    assert.deepEqual([(await send()).status, (await send()).status], [Number(kind), Number(kind)]);
    await chain.advance(1);
    assert.equal(await landed(), false);
    assert.equal((await send()).status, 200);
  });
}

for (const [kind, seen] of [
  ['hang', /TimeoutError/],
  ['reset', /TypeError/],
]) {
  test(`${kind}: the request is lost`, async (t) => {
    const { chain, send, landed } = await struck(t, { kind, method: 'sendTransaction' });
    await assert.rejects(send(300), (e) => seen.test(e.name));
    await chain.advance(1);
    assert.equal(await landed(), false);
  });
}

test('behind: one request is served by a node that lags', async (t) => {
  const { chain, signed } = await struck(t, { kind: 'behind', blocks: 100, method: 'getSignatureStatuses', times: 2 });
  await chain.advance(200);
  const fresh = await chain.sign([chain.memo('fresh')]);
  await chain.send(fresh);
  await chain.advance(FINAL);
  const stale = await chain.rpc('getSignatureStatuses', [fresh.signature], { searchTransactionHistory: true });
  const slot = await chain.rpc('getSlot', { commitment: 'processed' });
  assert.equal(stale.value[0], null);
  assert.ok(slot - stale.context.slot >= 100);
  assert.equal(await chain.status(signed.signature, true), null);
  assert.equal((await chain.status(fresh.signature)).confirmationStatus, 'finalized');
});

test('behind: health, minContextSlot and preflight tell of it', async (t) => {
  const { chain } = await struck(t, { kind: 'behind', times: 3 });
  await chain.control({ clear: true, advance: 300 });
  const { value: lifetime, context } = await chain.rpc('getLatestBlockhash', { commitment: 'confirmed' });
  const signed = await chain.sign([chain.memo('m')], { lifetime });
  await chain.control({ fault: { kind: 'behind', times: 3 } });
  await assert.rejects(chain.rpc('getHealth'), (e) => e.code === -32005 && e.data.numSlotsBehind >= 150);
  const send = (config) => chain.send(signed, { preflightCommitment: 'confirmed', ...config });
  await assert.rejects(
    send({ minContextSlot: context.slot }),
    (e) => e.code === -32016 && e.data.contextSlot < context.slot,
  );
  await assert.rejects(send({}), (e) => e.code === -32005);
  assert.equal(await chain.rpc('getHealth'), 'ok');
  await chain.control({ fault: { kind: 'behind', blocks: 20 } });
  await assert.rejects(send({}), (e) => e.code === -32002 && e.data.err === 'BlockhashNotFound');
});

test('status_miss: the cache is empty, the history is not', async (t) => {
  const chain = await TestChain.start(t);
  const signature = await chain.land([chain.memo('m')]);
  const missed = async (search) => {
    await chain.control({ fault: { kind: 'status_miss' } });
    return chain.status(signature, search);
  };
  assert.deepEqual([await missed(false), await missed(true)], [null, null]);
  await chain.advance(FINAL);
  assert.equal(await missed(false), null);
  assert.equal((await missed(true)).confirmationStatus, 'finalized');
  assert.notEqual(await chain.status(signature), null);
});

test('fork: blocks and their transactions never happened, and may happen again', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  await chain.advance(50);
  const { value: lifetime } = await chain.rpc('getLatestBlockhash', { commitment: 'confirmed' });
  const signed = await chain.sign(await chain.payout(address, 5n, 'payout:1'), { lifetime });
  await chain.send(signed);
  await chain.advance(3);
  const slot = await chain.rpc('getSlot', { commitment: 'processed' });
  const finalized = await chain.rpc('getBlockHeight');
  assert.equal((await chain.status(signed.signature)).confirmationStatus, 'confirmed');
  await chain.control({ fault: { kind: 'fork', blocks: 3 } });
  assert.equal(await chain.status(signed.signature, true), null);
  assert.deepEqual(await chain.rpc('getSignaturesForAddress', address, { commitment: 'confirmed' }), []);
  assert.equal((await chain.rpc('getAccountInfo', await chain.ata(address), { commitment: 'processed' })).value, null);
  assert.equal(await chain.rpc('getBlockHeight'), finalized);
  await chain.send(signed);
  await chain.advance(1);
  assert.equal(await chain.usdc(address), 5);
  assert.ok((await chain.status(signed.signature)).slot > slot);
});

test('fork: finds the block by memo, and spares what is finalized', async (t) => {
  const chain = await TestChain.start(t);
  const old = await chain.land([chain.memo('old')]);
  await chain.advance(40);
  const signature = await chain.land([chain.memo('payout:7')]);
  await chain.advance(1);
  await assert.rejects(chain.control({ fault: { kind: 'fork', memo: 'old' } }), /finalized/);
  await chain.control({ fault: { kind: 'fork', memo: 'payout:7' } });
  assert.equal(await chain.status(signature), null);
  assert.notEqual(await chain.status(old), null);
});

test('faults wait in a bounded queue that can be read and cleared', async (t) => {
  const chain = await TestChain.start(t);
  for (let i = 0; i < 64; i++) await chain.control({ fault: { kind: 'hang', method: 'none' } });
  await assert.rejects(chain.control({ fault: { kind: '429' } }), /at most 64/);
  await assert.rejects(chain.control({ fault: { kind: 'nonsense' } }), /unknown fault/);
  await assert.rejects(chain.control({ flood: 1 }), /unknown order/);
  assert.equal((await chain.control({ clear: true })).faults.length, 0);
});

test('a falsified transfer shows in the transaction and the balance', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signature = await chain.land(await chain.payout(address, 1_000n, 'payout:9'));
  await chain.advance(FINAL);
  const { done } = await chain.control({ falsify: { memo: 'payout:9', deltaMicros: 1 } });
  assert.deepEqual(done.falsify, { signature, account: await chain.ata(address), deltaMicros: 1 });
  const { meta } = await chain.rpc('getTransaction', signature);
  assert.equal(meta.postTokenBalances.find((b) => b.owner === address).uiTokenAmount.amount, '1001');
  assert.deepEqual([await chain.usdc(address), await chain.usdc(address, 'finalized')], [1_001, 1_001]);
  await chain.land(await chain.payout(address, 1n, 'payout:10'));
  assert.equal(await chain.usdc(address), 1_002);
  await assert.rejects(chain.control({ falsify: { memo: 'unknown' } }), /no landed transaction/);
});
