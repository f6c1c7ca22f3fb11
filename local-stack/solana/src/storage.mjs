import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Chain } from './chain.mjs';
import { DirectoryLock } from './directory-lock.mjs';
import { emptyLedger } from './genesis.mjs';
import { History } from './history.mjs';
import { packAccount, packEntry, unpackAccount, unpackEntry } from './storage-codec.mjs';

const FORMAT = 1;
const JOURNAL_BYTES_MIN = 4 << 20;

/**
 * A ledger's files: a snapshot, and a journal of every block since. The journal is written before a block shows, so a
 * killed server continues where it was; a finalized payment or a passed height never comes undone.
 */
export class Storage {
  #lock;
  #snapshotFile;
  #journalFile;
  #journal = -1;
  #sequence = 0;
  #journalBytes = 0;
  #snapshotBytes = 0;

  /** @param {string} directory */
  constructor(directory) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.#lock = new DirectoryLock(directory);
    this.#snapshotFile = join(directory, 'snapshot.jsonl');
    this.#journalFile = join(directory, 'journal.jsonl');
  }

  /** The stored ledger, or null when the directory is new. @returns {import('./ledger.mjs').Ledger | null} */
  load() {
    if (!existsSync(this.#snapshotFile)) return null;
    const ledger = this.#loadSnapshot();
    this.#replayJournal(ledger);
    return ledger;
  }

  /**
   * Starts a fresh pair of files with the ledger's state, and keeps them up to date.
   * @param {import('./ledger.mjs').Ledger} ledger
   */
  follow(ledger) {
    this.#journal = openSync(this.#journalFile, 'a', 0o600);
    this.save(ledger);
    ledger.writeTo({ append: (entry) => this.#append(entry) });
  }

  /** Writes a snapshot once the journal has outgrown the last one. @param {import('./ledger.mjs').Ledger} ledger */
  saveIfGrown(ledger) {
    if (this.#journalBytes > Math.max(JOURNAL_BYTES_MIN, this.#snapshotBytes)) this.save(ledger);
  }

  /** @param {import('./ledger.mjs').Ledger} ledger */
  save(ledger) {
    const temporary = `${this.#snapshotFile}.new`;
    const file = openSync(temporary, 'w', 0o600);
    for (const line of snapshotLines(ledger, this.#sequence)) writeSync(file, `${JSON.stringify(line)}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(temporary, this.#snapshotFile);
    // Entries the snapshot covers carry its sequence or less: a crash before this line does them no harm.
    ftruncateSync(this.#journal);
    this.#journalBytes = 0;
    this.#snapshotBytes = statSync(this.#snapshotFile).size;
  }

  close() {
    closeSync(this.#journal);
    this.#lock.release();
  }

  #append(entry) {
    const line = `${JSON.stringify({ sequence: ++this.#sequence, ...packEntry(entry) })}\n`;
    writeSync(this.#journal, line);
    this.#journalBytes += line.length;
  }

  #loadSnapshot() {
    const [header, ...rest] = lines(this.#snapshotFile).map((line) => JSON.parse(line));
    if (header.format !== FORMAT) throw new Error(`snapshot format ${header.format} is not ${FORMAT}`);
    const chain = new Chain(header.genesis.hash, header.blocks, header.chain);
    const ledger = emptyLedger(header.genesis, chain, new History());
    for (const line of rest) {
      if (line.landed) ledger.history.add(line.landed);
      else ledger.accounts.restore(line.address, line.versions.map(unpackVersion));
    }
    ledger.history.firstSlot = header.history.firstSlot;
    ledger.history.total = header.history.total;
    ledger.vm.stepHashTo(header.hashSteps);
    this.#sequence = header.sequence;
    return ledger;
  }

  #replayJournal(ledger) {
    if (!existsSync(this.#journalFile)) return;
    for (const line of lines(this.#journalFile)) {
      const entry = parseOrNull(line);
      if (entry === null) break; // torn by a crash: nobody ever saw it
      if (entry.sequence <= this.#sequence) continue;
      ledger.replay(unpackEntry(entry));
      this.#sequence = entry.sequence;
    }
  }
}

function* snapshotLines(ledger, sequence) {
  const { genesis, chain, history, vm } = ledger;
  yield {
    format: FORMAT,
    sequence,
    genesis,
    blocks: chain.blocks,
    chain: chain.state,
    history: { firstSlot: history.firstSlot, total: history.total },
    hashSteps: vm.hashSteps,
  };
  for (const [address, versions] of ledger.accounts.entries()) {
    yield { address, versions: versions.map(({ height, account }) => [height, packAccount(account)]) };
  }
  for (const landed of history.all()) yield { landed };
}

const unpackVersion = ([height, packed]) => ({ height, account: unpackAccount(packed) });

function lines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function parseOrNull(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
