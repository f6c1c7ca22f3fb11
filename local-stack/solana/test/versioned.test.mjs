import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountRole } from '@solana/kit';
import { getApproveCheckedInstruction, getTransferCheckedInstruction } from '@solana-program/token';
import { decode } from '../src/base58.mjs';
import { SOL, TestChain, wallet } from './support/chain.mjs';

const LOOKUP_TABLES = 'AddressLookupTab1e1111111111111111111111111';
const SYSTEM = '11111111111111111111111111111111';

test('a version 0 transaction lands, and is shown only to those who know versions', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const signature = await chain.land([chain.solTransfer(address, SOL)], { version: 0 });
  await chain.advance(2);
  const get = (config) => chain.rpc('getTransaction', signature, { commitment: 'confirmed', ...config });
  await assert.rejects(get({}), (e) => e.code === -32015 && /maxSupportedTransactionVersion": 0/.test(e.message));
  const shown = await get({ maxSupportedTransactionVersion: 0 });
  assert.deepEqual([shown.version, shown.transaction.message.addressTableLookups], [0, []]);
});

test('an address from a lookup table is paid like any other', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const table = await tableWith(chain, address);
  await chain.advance(1);
  const signature = await chain.land([chain.solTransfer(address, SOL)], { version: 0, tables: { [table]: [address] } });
  assert.equal(await chain.balance(address), Number(SOL));
  await chain.advance(2);
  const config = { commitment: 'confirmed', maxSupportedTransactionVersion: 0 };
  const { meta } = await chain.rpc('getTransaction', signature, config);
  assert.deepEqual(meta.loadedAddresses, { writable: [address], readonly: [] });
  const { transaction } = await chain.rpc('getTransaction', signature, { ...config, encoding: 'jsonParsed' });
  assert.equal(transaction.message.accountKeys.find((k) => k.pubkey === address).source, 'lookupTable');
  const unknown = chain.land([chain.solTransfer(address, SOL)], { version: 0, tables: { [address]: [address] } });
  await assert.rejects(unknown, (e) => e.code === -32602 && e.message.startsWith('invalid transaction: '));
});

/** Creates a table and puts one address into it. */
async function tableWith(chain, address) {
  const { getProgramDerivedAddress } = await import('@solana/kit');
  await chain.advance(3);
  const slot = await chain.rpc('getSlot', { commitment: 'confirmed' });
  const seed = Buffer.alloc(8);
  seed.writeBigUInt64LE(BigInt(slot));
  const [table, bump] = await getProgramDerivedAddress({
    programAddress: LOOKUP_TABLES,
    seeds: [decode(chain.treasury.address), seed],
  });
  const signer = { address: chain.treasury.address, role: AccountRole.WRITABLE_SIGNER, signer: chain.treasury };
  const accounts = [
    { address: table, role: AccountRole.WRITABLE },
    signer,
    signer,
    { address: SYSTEM, role: AccountRole.READONLY },
  ];
  const create = {
    programAddress: LOOKUP_TABLES,
    accounts,
    data: Buffer.concat([Buffer.of(0, 0, 0, 0), seed, Buffer.of(bump)]),
  };
  const extend = {
    programAddress: LOOKUP_TABLES,
    accounts,
    data: Buffer.concat([Buffer.of(2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0), decode(address)]),
  };
  await chain.land([create, extend]);
  return table;
}

test('a delegate spends up to its allowance and no further', async (t) => {
  const chain = await TestChain.start(t);
  const { address } = await wallet(2);
  const hot = await wallet(3);
  const source = await chain.ata(chain.treasury.address);
  const approve = getApproveCheckedInstruction({
    source,
    mint: chain.mint,
    delegate: hot.address,
    owner: chain.treasury,
    amount: 10n,
    decimals: 6,
  });
  const [open] = await chain.payout(address, 0n, '');
  await chain.land([approve, open, chain.solTransfer(hot.address, SOL)]);
  const destination = await chain.ata(address);
  const spend = (amount) =>
    getTransferCheckedInstruction({ source, mint: chain.mint, destination, authority: hot, amount, decimals: 6 });
  await chain.land([spend(7n)], { payer: hot });
  await assert.rejects(chain.land([spend(4n)], { payer: hot }), (e) => e.data.err.InstructionError[1].Custom === 1);
  const { value } = await chain.rpc('getAccountInfo', source, { encoding: 'jsonParsed', commitment: 'processed' });
  const { delegate, delegatedAmount } = value.data.parsed.info;
  assert.deepEqual([delegate, delegatedAmount.amount], [hot.address, '3']);
});
