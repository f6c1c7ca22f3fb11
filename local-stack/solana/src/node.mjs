import { Control } from './control.mjs';
import { Endpoint } from './endpoint.mjs';
import { Faucet } from './faucet.mjs';
import { Faults } from './faults.mjs';
import { createLedger } from './genesis.mjs';
import { httpServer } from './http.mjs';
import { Storage } from './storage.mjs';

const LOOPBACK = '127.0.0.1';

/**
 * Starts a node: restores or creates its chain, makes blocks, answers requests.
 * @param {import('./config.mjs').Config} config
 * @returns {Promise<{port: number, ledger: import('./ledger.mjs').Ledger, stop: () => Promise<void>}>}
 */
export async function startNode(config) {
  const storage = config.data === null ? null : new Storage(config.data);
  const ledger = storage?.load() ?? (await createLedger(config, Date.now()));
  requireSame(config, ledger.genesis);
  storage?.follow(ledger);
  const faults = new Faults();
  const faucet = new Faucet(ledger);
  const server = httpServer(
    new Endpoint(ledger, faucet, faults),
    new Control(ledger, faucet, faults, config.slotMillis),
  );
  await listen(server, config.port);
  const clock = startClock(config, ledger, storage);
  return { port: server.address().port, ledger, stop: () => stop(server, clock, storage, ledger) };
}

/** A directory belongs to one mint and one treasury: other ones would silently have no funds. */
function requireSame({ mint, treasury }, genesis) {
  if (mint !== null && mint.address !== genesis.mint)
    throw new Error(`this chain's mint is ${genesis.mint}, not ${mint.address}`);
  if (treasury !== null && treasury !== genesis.treasury)
    throw new Error(`this chain's treasury is ${genesis.treasury}, not ${treasury}`);
}

function startClock({ slotMillis }, ledger, storage) {
  const tick = () => {
    if (slotMillis > 0) ledger.produceBlock(Date.now());
    storage?.saveIfGrown(ledger);
  };
  return setInterval(tick, slotMillis > 0 ? slotMillis : 1_000);
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => resolve(undefined));
  });
}

async function stop(server, clock, storage, ledger) {
  clearInterval(clock);
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  storage?.save(ledger);
  storage?.close();
}
