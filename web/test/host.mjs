/** A client of `node-host.mjs` for the tests: one interpreter, its frames, and requests in the protocol's words. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pack } from './wire.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The folder with Pyodide and the wheels. */
export const PYODIDE = process.env.METTLE_PYODIDE ?? here('../../target/site/pyodide');
if (!existsSync(`${PYODIDE}/pyodide.mjs`)) {
  throw new Error(`No Pyodide in ${PYODIDE}. Run script/setup, or name its folder in METTLE_PYODIDE.`);
}

export class Host {
  #child;
  #waiting = [];
  #held = Buffer.alloc(0);
  #over = false;
  /** What the process wrote to standard error. */
  stderr = '';
  /** Resolves to the exit status, or to null where the process was killed. */
  ended;

  /** @param {string} [snapshot] the folder of the memory that it gets, in place of booting */
  constructor(snapshot = process.env.METTLE_SNAPSHOT) {
    const kept = snapshot ? ['--snapshot', snapshot] : [];
    this.#child = spawn(process.execPath, [here('../python/node-host.mjs'), '--pyodide', PYODIDE, ...kept]);
    this.#child.stdout.on('data', (chunk) => this.#take(chunk));
    this.#child.stderr.on('data', (chunk) => (this.stderr += chunk));
    this.#child.stdin.on('error', () => {});
    // One that is stuck would outlive an interrupted run.
    process.once('exit', () => this.#child.kill('SIGKILL'));
    this.ended = new Promise((resolve) =>
      this.#child.on('close', (status) => {
        this.#over = true;
        for (const { reject } of this.#waiting.splice(0)) reject(new Error(`the host ended (${status}): ${this.stderr}`));
        resolve(status);
      }),
    );
  }

  #take(chunk) {
    this.#held = Buffer.concat([this.#held, chunk]);
    while (this.#held.length >= 8) {
      const middle = 8 + this.#held.readUInt32LE(0);
      const end = middle + this.#held.readUInt32LE(4);
      if (this.#held.length < end) return;
      const header = JSON.parse(this.#held.toString('utf8', 8, middle));
      const payload = new Uint8Array(this.#held.subarray(middle, end));
      this.#held = this.#held.subarray(end);
      this.#waiting.shift().resolve({ ...header, payload });
    }
  }

  /** Sends one request and waits for its answer. */
  ask(request, payload = new Uint8Array(0)) {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(new Error(`the host has ended: ${this.stderr}`));
      this.#waiting.push({ resolve, reject });
      const header = Buffer.from(JSON.stringify(request));
      const lengths = Buffer.alloc(8);
      lengths.writeUInt32LE(header.length, 0);
      lengths.writeUInt32LE(payload.length, 4);
      this.#child.stdin.write(Buffer.concat([lengths, header, payload]));
    });
  }

  need(...packages) {
    return this.ask({ op: 'need', packages });
  }

  load(source, name = 'f', parameters = 1) {
    return this.ask({ op: 'load', source, name, parameters });
  }

  /** Calls with wire forms of arguments. */
  call(...forms) {
    return this.ask({ op: 'call' }, pack.tuple(...forms));
  }

  /** Loads, then calls; the answer of the load where that failed. */
  async run(source, ...forms) {
    const loaded = await this.load(source, 'f', forms.length);
    return loaded.op === 'loaded' ? this.call(...forms) : loaded;
  }

  kill() {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  close() {
    this.#child.stdin.end();
    return this.ended;
  }
}
