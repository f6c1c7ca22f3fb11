import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KeyPair } from '../src/keys.mjs';
import { FINAL, SOL, TestChain, wallet } from './support/chain.mjs';

const SERVER = fileURLToPath(new URL('../server.mjs', import.meta.url));

/** A data directory and a way to start servers on it. */
async function directory(t) {
  const data = mkdtempSync(join(tmpdir(), 'local-solana-'));
  const children = [];
  t.after(() => {
    children.forEach((child) => child.kill('SIGKILL'));
    rmSync(data, { recursive: true });
  });
  const treasury = await wallet(1);
  const start = async (extra = {}) => {
    const env = {
      ...process.env,
      SOLANA_PORT: '0',
      SOLANA_DATA: data,
      SOLANA_SLOT_MS: '0',
      SOLANA_TREASURY: treasury.address,
      ...extra,
    };
    const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    const line = await firstLine(child);
    const [, port, genesis, mint] = /^ready port=(\d+) genesis=(\w+) mint=(\w+)$/.exec(line) ?? assert.fail(line);
    const chain = new TestChain(`http://127.0.0.1:${port}`, treasury, mint);
    return { chain, genesis, mint, end: (signal) => end(child, signal) };
  };
  return { data, start };
}

async function firstLine(child) {
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    out += chunk;
    if (out.includes('\n')) return out.trim();
  }
  return err.trim();
}

async function end(child, signal) {
  const gone = once(child, 'exit');
  child.kill(signal);
  return (await gone)[0];
}

async function everything(chain, address, signature) {
  return {
    height: await chain.rpc('getBlockHeight', { commitment: 'processed' }),
    finalized: await chain.rpc('getBlockHeight'),
    slot: await chain.rpc('getSlot', { commitment: 'processed' }),
    blockhash: (await chain.rpc('getLatestBlockhash', { commitment: 'confirmed' })).value,
    usdc: [await chain.usdc(address), await chain.usdc(address, 'finalized')],
    sol: await chain.balance(chain.treasury.address, 'confirmed'),
    status: await chain.status(signature, true),
    transaction: await chain.rpc('getTransaction', signature, { encoding: 'base64' }),
    history: await chain.rpc('getSignaturesForAddress', await chain.ata(address)),
  };
}

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`after ${signal} a second start continues the same chain`, async (t) => {
    const { start } = await directory(t);
    const { address } = await wallet(2);
    const first = await start();
    await first.chain.advance(3);
    const signature = await first.chain.land(await first.chain.payout(address, 5n, 'payout:1'));
    await first.chain.advance(FINAL);
    const signed = await first.chain.sign([first.chain.solTransfer(address, SOL)]);
    await first.chain.land(await first.chain.payout(address, 6n, 'payout:2'));
    await first.chain.control({ falsify: { signature, deltaMicros: 1 } });
    await first.chain.land([first.chain.memo('gone')]);
    await first.chain.control({ fault: { kind: 'fork' } });
    const before = await everything(first.chain, address, signature);
    assert.deepEqual(before.usdc, [12, 6]);
    const code = await first.end(signal);
    assert.equal(code, signal === 'SIGTERM' ? 0 : null);

    const second = await start();
    assert.deepEqual([second.genesis, second.mint], [first.genesis, first.mint]);
    assert.deepEqual(await everything(second.chain, address, signature), before);
    await second.chain.send(signed);
    await second.chain.advance(1);
    assert.equal((await second.chain.status(signed.signature)).err, null);
    await assert.rejects(second.chain.send(signed), (e) => e.data.err === 'AlreadyProcessed');
  });
}

test('a line torn by a crash is forgotten, the ones before it are not', async (t) => {
  const { data, start } = await directory(t);
  const first = await start();
  const signature = await first.chain.land([first.chain.memo('kept')]);
  await first.end('SIGKILL');
  appendFileSync(join(data, 'journal.jsonl'), '{"sequence":2,"kind":"blo');
  const second = await start();
  assert.notEqual(await second.chain.status(signature), null);
  assert.equal(await second.chain.rpc('getBlockHeight', { commitment: 'processed' }), 1);
});

test('a snapshot and a journal that it already covers are not applied twice', async (t) => {
  const { data, start } = await directory(t);
  const first = await start();
  await first.chain.advance(5);
  const journal = readFileSync(join(data, 'journal.jsonl'));
  await first.end('SIGTERM');
  writeFileSync(join(data, 'journal.jsonl'), journal);
  const second = await start();
  assert.equal(await second.chain.rpc('getBlockHeight', { commitment: 'processed' }), 5);
});

test('the mint keeps the address of its key file, and the files are private', async (t) => {
  const { data, start } = await directory(t);
  const mint = KeyPair.generate();
  const file = join(data, 'mint.json');
  writeFileSync(file, JSON.stringify([...mint.seed, ...mint.publicKey]));
  const first = await start({ SOLANA_MINT_KEYPAIR: file, SOLANA_TREASURY_USDC_MICROS: '77' });
  assert.equal(first.mint, mint.address);
  assert.equal(await first.chain.usdc(first.chain.treasury.address), 77);
  assert.equal(statSync(join(data, 'snapshot.jsonl')).mode & 0o777, 0o600);
});

test('a wrong setting or another treasury stops the start with its name', async (t) => {
  const { start } = await directory(t);
  await assert.rejects(start({ SOLANA_SLOT_MS: 'soon' }), /SOLANA_SLOT_MS/);
  await assert.rejects(start({ SOLANA_TREASURY: 'z'.repeat(44) }), /SOLANA_TREASURY/);
  await (await start()).end('SIGTERM');
  await assert.rejects(start({ SOLANA_TREASURY: (await wallet(5)).address }), /treasury/);
});

test('a second server on the same directory is refused', async (t) => {
  const { start } = await directory(t);
  const first = await start();
  await assert.rejects(start(), /in use by process/);
  await first.end('SIGKILL');
  await start();
});
