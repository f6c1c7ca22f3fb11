import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps a second server off a directory: two journals in one file would be the end of both chains. */
export class DirectoryLock {
  #file;

  /** @param {string} directory throws when a living server holds it */
  constructor(directory) {
    this.#file = join(directory, 'lock');
    const holder = readHolder(this.#file);
    if (holder !== process.pid && isNodeProcess(holder)) {
      throw new Error(`${directory} is in use by process ${holder} (if that is no server, remove ${this.#file})`);
    }
    writeFileSync(this.#file, String(process.pid), { mode: 0o600 });
  }

  release() {
    rmSync(this.#file, { force: true });
  }
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

/** After a crash the number may have gone to some other program; where the system tells, that does not count. */
function isNodeProcess(pid) {
  if (pid === null || !isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
  } catch {
    return isAlive(pid);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
