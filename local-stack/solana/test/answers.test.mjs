import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { getCreateAccountInstruction, SYSTEM_PROGRAM_ADDRESS } from '@solana-program/system';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';
import { SOL, TestChain, wallet } from './support/chain.mjs';

const KEY = 'So11111111111111111111111111111111111111112';

/** What Agave answers to wrong parameters: method, parameters, code, start of the message. */
const REFUSALS = [
  ['getNothing', [], -32601, 'Method not found'],
  ['getBalance', [], -32602, '`params` should have at least 1 argument(s)'],
  ['getBalance', ['z'.repeat(44)], -32602, 'Invalid param: WrongSize'],
  ['getBalance', ['0OIl'], -32602, 'Invalid param: Invalid'],
  ['getBalance', [KEY, { commitment: 'CONFIRMED' }], -32602, 'Invalid params: unknown variant `CONFIRMED`'],
  ['getSlot', [{ minContextSlot: 1_000 }], -32016, 'Minimum context slot has not been reached'],
  [
    'getTransaction',
    ['1'.repeat(64), { commitment: 'processed' }],
    -32602,
    'Method does not support commitment below `confirmed`',
  ],
  ['getTransaction', ['111'], -32602, 'Invalid param: WrongSize'],
  ['getSignatureStatuses', [Array(257).fill('1'.repeat(64))], -32602, 'Too many inputs provided; max 256'],
  ['getSignaturesForAddress', [KEY, { limit: 1_001 }], -32602, 'Invalid limit; max 1000'],
  ['getMultipleAccounts', [Array(101).fill(KEY)], -32602, 'Too many inputs provided; max 100'],
  ['getTokenAccountBalance', ['1'.repeat(31) + '2'], -32602, 'Invalid param: could not find account'],
  ['getTokenSupply', ['11111111111111111111111111111111'], -32602, 'Invalid param: not a Token mint'],
  ['getTokenAccountsByOwner', [KEY, { programId: KEY }], -32602, 'Invalid param: unrecognized Token program id'],
  ['sendTransaction', ['%%%', { encoding: 'base64' }], -32602, 'invalid base64 encoding'],
  [
    'sendTransaction',
    ['AQID', { encoding: 'base64' }],
    -32602,
    'failed to deserialize solana_transaction::versioned::VersionedTransaction: io error',
  ],
  [
    'sendTransaction',
    ['A'.repeat(1_648), { encoding: 'base64' }],
    -32602,
    'base64 encoded solana_transaction::versioned::VersionedTransaction too large: 1648 bytes (max: encoded/raw 1644/1232)',
  ],
];

test('wrong requests are refused with the codes and words of a real node', async (t) => {
  const chain = await TestChain.start(t);
  for (const [method, params, code, message] of REFUSALS) {
    const { error } = await chain.answer(method, params);
    assert.equal(error?.code, code, `${method} ${error?.message}`);
    assert.ok(error.message.startsWith(message), `${method}: ${error.message}`);
  }
  const torn = await (await chain.fetch('{"jsonrpc"')).json();
  assert.equal(torn.error.code, -32700);
  assert.equal((await chain.post({ id: 1, method: 'getSlot' })).error.code, -32600);
});

test('every method answers, and a batch keeps its order', async (t) => {
  const chain = await TestChain.start(t);
  await chain.advance(40);
  const plain = [
    'getHealth',
    'getVersion',
    'getGenesisHash',
    'getSlot',
    'getBlockHeight',
    'getEpochInfo',
    'getFirstAvailableBlock',
    'getRecentPrioritizationFees',
    'getTransactionCount',
  ];
  const answers = await chain.post(plain.map((method, id) => ({ jsonrpc: '2.0', id, method })));
  answers.forEach((a, i) => assert.ok(a.id === i && a.result !== undefined && a.error === undefined, plain[i]));
  const many = await chain.rpc('getMultipleAccounts', [chain.treasury.address, (await wallet(9)).address]);
  assert.deepEqual([many.value[0].lamports, many.value[1]], [Number(1_000n * SOL), null]);
  assert.equal(await chain.rpc('getMinimumBalanceForRentExemption', 165), 2_039_280);
});

test('accounts show as base64 and in words', async (t) => {
  const chain = await TestChain.start(t);
  const account = await chain.ata(chain.treasury.address);
  const raw = (await chain.rpc('getAccountInfo', account, { encoding: 'base64' })).value;
  assert.equal(Buffer.from(raw.data[0], 'base64').length, 165);
  const { parsed } = (await chain.rpc('getAccountInfo', account, { encoding: 'jsonParsed' })).value.data;
  assert.deepEqual([parsed.info.owner, parsed.info.tokenAmount.uiAmountString], [chain.treasury.address, '1000']);
  const mint = (await chain.rpc('getAccountInfo', chain.mint, { encoding: 'jsonParsed' })).value.data.parsed;
  assert.deepEqual([mint.type, mint.info.decimals, mint.info.supply], ['mint', 6, '1000000000']);
  const owned = await chain.rpc(
    'getTokenAccountsByOwner',
    chain.treasury.address,
    { mint: chain.mint },
    { encoding: 'base64' },
  );
  assert.deepEqual(
    owned.value.map((v) => v.pubkey),
    [account],
  );
  const text = await (
    await chain.fetch(
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getAccountInfo', params: [account, { encoding: 'base64' }] }),
    )
  ).text();
  assert.match(text, /"rentEpoch":18446744073709551615,/);
});

test('a preflight failure carries the error and the logs', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signed = await chain.sign(await chain.payout(address, 2_000_000_000n, 'too much'));
  await assert.rejects(chain.send(signed), (e) => {
    assert.equal(e.code, -32002);
    assert.equal(e.message, 'Transaction simulation failed: Error processing Instruction 1: custom program error: 0x1');
    assert.deepEqual(e.data.err, { InstructionError: [1, { Custom: 1 }] });
    assert.ok(e.data.logs.some((line) => line.includes('custom program error: 0x1')) && e.data.unitsConsumed > 0);
    return true;
  });
});

test('a payer without money, a wrong signature and a rent violation are told apart', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const poor = await chain.sign([chain.memo('m')], { payer: await wallet(3) });
  await assert.rejects(
    chain.send(poor),
    (e) => e.data.err === 'AccountNotFound' && /no record of a prior credit/.test(e.message),
  );
  const { wire } = await chain.sign([chain.solTransfer(address, SOL)]);
  const bytes = Buffer.from(wire, 'base64');
  bytes[10] ^= 1;
  const forged = { wire: bytes.toString('base64') };
  await assert.rejects(chain.send(forged), (e) => e.code === -32003);
  await chain.send(forged, { skipPreflight: true });
  await chain.advance(1);
  assert.equal(await chain.balance(address), 0);
  const dust = chain.land([chain.solTransfer(address, 1_000n)]);
  await assert.rejects(dust, (e) => e.data.err.InsufficientFundsForRent?.account_index === 1);
});

test('a payer that cannot pay leaves no trace when nobody looked before', async (t) => {
  const chain = await TestChain.start(t);
  const signed = await chain.sign([chain.memo('m')], { payer: await wallet(3) });
  await chain.send(signed, { skipPreflight: true });
  await chain.advance(1);
  assert.equal(await chain.status(signed.signature, true), null);
});

test('simulation changes nothing, shows accounts, and can replace the blockhash', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signed = await chain.sign([chain.solTransfer(address, SOL)]);
  const simulate = (config) =>
    chain.rpc('simulateTransaction', signed.wire, { encoding: 'base64', commitment: 'processed', ...config });
  const { value } = await simulate({ sigVerify: true, accounts: { addresses: [address], encoding: 'base64' } });
  assert.deepEqual([value.err, value.fee, value.accounts[0].lamports], [null, 5_000, Number(SOL)]);
  assert.equal(await chain.balance(address), 0);
  await chain.advance(151);
  assert.equal((await simulate({})).value.err, 'BlockhashNotFound');
  const replaced = (await simulate({ replaceRecentBlockhash: true })).value;
  assert.equal(replaced.err, null);
  assert.ok(replaced.replacementBlockhash.lastValidBlockHeight > 151);
});

test('base58 transactions work as base64 ones do', async (t) => {
  const chain = await TestChain.start(t);
  const { encode } = await import('../src/base58.mjs');
  const { wire, signature } = await chain.sign([chain.solTransfer((await wallet(2)).address, SOL)]);
  const text = encode(Buffer.from(wire, 'base64'));
  assert.equal(await chain.rpc('sendTransaction', text, { preflightCommitment: 'processed' }), signature);
});

test('a new account of a chosen owner and size is created, and only once', async (t) => {
  const chain = await TestChain.start(t);
  const account = await wallet(30);
  const create = (program) =>
    getCreateAccountInstruction({
      payer: chain.treasury,
      newAccount: account,
      lamports: SOL,
      space: 10,
      programAddress: program,
    });
  await chain.land([create(TOKEN_PROGRAM_ADDRESS)]);
  const { value } = await chain.rpc('getAccountInfo', account.address, { encoding: 'base64', commitment: 'processed' });
  assert.deepEqual([value.owner, value.space], [TOKEN_PROGRAM_ADDRESS, 10]);
  await assert.rejects(
    chain.land([create(SYSTEM_PROGRAM_ADDRESS)]),
    (e) => e.data.err.InstructionError[1].Custom === 0,
  );
});

test('only loopback names are answered, and orders only as JSON', async (t) => {
  const chain = await TestChain.start(t);
  const { port } = new URL(chain.url);
  const foreign = await new Promise((resolve) => {
    request({ port, host: '127.0.0.1', path: '/control', headers: { host: 'evil.example' } }, resolve).end();
  });
  foreign.resume();
  assert.equal(foreign.statusCode, 403);
  const form = await fetch(`${chain.url}/control`, { method: 'POST', body: '{"advance":1}' });
  assert.equal(form.status, 400);
  assert.equal(await chain.rpc('getBlockHeight', { commitment: 'processed' }), 0);
});
