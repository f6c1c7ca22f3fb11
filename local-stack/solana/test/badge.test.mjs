import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCreateAccountInstruction } from '@solana-program/system';
import {
  AuthorityType,
  findAssociatedTokenPda,
  getBurnInstruction,
  getCreateAssociatedTokenIdempotentInstruction,
  getInitializeMetadataPointerInstruction,
  getInitializeMint2Instruction,
  getInitializeNonTransferableMintInstruction,
  getInitializePermanentDelegateInstruction,
  getInitializeTokenMetadataInstruction,
  getMintToInstruction,
  getSetAuthorityInstruction,
  getTransferCheckedInstruction,
  getUpdateTokenMetadataFieldInstruction,
  TOKEN_2022_PROGRAM_ADDRESS,
  tokenMetadataField,
} from '@solana-program/token-2022';
import { SOL, TestChain, wallet } from './support/chain.mjs';

/** Base mint, account type, NonTransferable, PermanentDelegate, MetadataPointer. */
const SPACE = 165 + 1 + 4 + (4 + 32) + (4 + 64);
const RENT_FOR = 450;
const tokenProgram = TOKEN_2022_PROGRAM_ADDRESS;

const accountOf = async (owner, mint) => (await findAssociatedTokenPda({ owner, mint, tokenProgram }))[0];

/** A badge that its holder cannot pass on and its issuer can take back. */
async function issue(chain, mint, holder) {
  const issuer = chain.treasury;
  const key = mint.address;
  const ata = await accountOf(holder.address, key);
  const lamports = await chain.rpc('getMinimumBalanceForRentExemption', RENT_FOR);
  const metadata = { metadata: key, updateAuthority: issuer.address };
  return [
    getCreateAccountInstruction({
      payer: issuer,
      newAccount: mint,
      lamports,
      space: SPACE,
      programAddress: tokenProgram,
    }),
    getInitializeNonTransferableMintInstruction({ mint: key }),
    getInitializePermanentDelegateInstruction({ mint: key, delegate: issuer.address }),
    getInitializeMetadataPointerInstruction({ mint: key, authority: null, metadataAddress: key }),
    getInitializeMint2Instruction({ mint: key, decimals: 0, mintAuthority: issuer.address, freezeAuthority: null }),
    getInitializeTokenMetadataInstruction({
      ...metadata,
      mint: key,
      mintAuthority: issuer,
      name: 'Elite',
      symbol: 'ELT',
      uri: '',
    }),
    getUpdateTokenMetadataFieldInstruction({
      metadata: key,
      updateAuthority: issuer,
      field: tokenMetadataField('Key', ['tier']),
      value: 'GOLD',
    }),
    getCreateAssociatedTokenIdempotentInstruction({
      payer: issuer,
      owner: holder.address,
      mint: key,
      ata,
      tokenProgram,
    }),
    getMintToInstruction({ mint: key, token: ata, mintAuthority: issuer, amount: 1n }),
    getSetAuthorityInstruction({
      owned: key,
      owner: issuer,
      authorityType: AuthorityType.MintTokens,
      newAuthority: null,
    }),
  ];
}

async function parsed(chain, address) {
  const { value } = await chain.rpc('getAccountInfo', address, { encoding: 'jsonParsed', commitment: 'processed' });
  return value.data;
}

test('a Token-2022 badge shows its extensions, stays with its holder, and can be taken back', async (t) => {
  const chain = await TestChain.start(t);
  const [mint, holder, other] = await Promise.all([40, 41, 42].map(wallet));
  await chain.land([chain.solTransfer(holder.address, SOL)]);
  await chain.land(await issue(chain, mint, holder));
  const ata = await accountOf(holder.address, mint.address);

  const { program, parsed: badge } = await parsed(chain, mint.address);
  assert.deepEqual([program, badge.info.supply, badge.info.mintAuthority], ['spl-token-2022', '1', null]);
  const states = Object.fromEntries(badge.info.extensions.map((e) => [e.extension, e.state]));
  assert.deepEqual(Object.keys(states).sort(), [
    'metadataPointer',
    'nonTransferable',
    'permanentDelegate',
    'tokenMetadata',
  ]);
  assert.equal(states.permanentDelegate.delegate, chain.treasury.address);
  assert.equal(states.metadataPointer.authority, null);
  assert.deepEqual(states.tokenMetadata.additionalMetadata, [['tier', 'GOLD']]);
  const held = (await parsed(chain, ata)).parsed.info;
  assert.deepEqual([held.owner, held.tokenAmount.amount], [holder.address, '1']);
  assert.deepEqual(held.extensions.map((e) => e.extension).sort(), ['immutableOwner', 'nonTransferableAccount']);

  const destination = await accountOf(other.address, mint.address);
  const passOn = [
    getCreateAssociatedTokenIdempotentInstruction({
      payer: holder,
      owner: other.address,
      mint: mint.address,
      ata: destination,
      tokenProgram,
    }),
    getTransferCheckedInstruction({
      source: ata,
      mint: mint.address,
      destination,
      authority: holder,
      amount: 1n,
      decimals: 0,
    }),
  ];
  await assert.rejects(chain.land(passOn, { payer: holder }), (e) => e.data.err.InstructionError[1].Custom === 37);

  const revoke = getBurnInstruction({ account: ata, mint: mint.address, authority: chain.treasury, amount: 1n });
  await chain.land([revoke]);
  assert.equal((await parsed(chain, mint.address)).parsed.info.supply, '0');
  const owned = await chain.rpc(
    'getTokenAccountsByOwner',
    holder.address,
    { programId: tokenProgram },
    { encoding: 'jsonParsed', commitment: 'processed' },
  );
  assert.deepEqual(
    owned.value.map((v) => v.pubkey),
    [ata],
  );
});
