import { TOKEN_PROGRAMS } from './programs.mjs';
import { uiAmount, withAmountChanged } from './tokens.mjs';

/**
 * Adds micro-units to what a landed transfer brought its recipient: in the transaction's token balances, and in the
 * token account from that block on. No transaction explains the difference, so a reconciler must find it.
 * @param {import('./ledger.mjs').Ledger} ledger @param {string} signature @param {bigint} deltaMicros
 * @returns {{signature: string, account: string, deltaMicros: number}}
 */
export function falsifyTransfer(ledger, signature, deltaMicros) {
  const landed = ledger.history.find(signature);
  if (landed === undefined) throw new RangeError(`no landed transaction ${signature}`);
  const meta = JSON.parse(landed.meta);
  const received = meta.postTokenBalances.find((post) => gain(meta, post) > 0n && post.mint === ledger.genesis.mint);
  if (received === undefined) throw new RangeError(`transaction ${signature} brought nobody any test USDC`);
  const { amount, decimals } = received.uiTokenAmount;
  const changed = BigInt(amount) + deltaMicros;
  if (changed < 0n) throw new RangeError('the balance would be negative');
  received.uiTokenAmount = uiAmount(changed, decimals);
  landed.meta = JSON.stringify(meta);
  const account = landed.keys[received.accountIndex];
  ledger.accounts.rewrite(account, landed.height, (a) =>
    TOKEN_PROGRAMS.has(a.owner) ? withAmountChanged(a, deltaMicros) : a,
  );
  return { signature, account, deltaMicros: Number(deltaMicros) };
}

function gain(meta, post) {
  const pre = meta.preTokenBalances.find((p) => p.accountIndex === post.accountIndex);
  return BigInt(post.uiTokenAmount.amount) - BigInt(pre?.uiTokenAmount.amount ?? 0);
}
