import { readConfig } from './src/config.mjs';
import { startNode } from './src/node.mjs';

const node = await start();
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => node.stop().then(() => process.exit(0)));
const { genesis } = node.ledger;
process.stdout.write(`ready port=${node.port} genesis=${genesis.hash} mint=${genesis.mint}\n`);

async function start() {
  try {
    return await startNode(readConfig(process.env));
  } catch (cause) {
    process.stderr.write(`cannot start: ${cause.message}\n`);
    return process.exit(1);
  }
}
