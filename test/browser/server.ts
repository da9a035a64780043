import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, toolEnv } from '../../scripts/files.mjs';
import type { Service } from '../../scripts/operator.mjs';
import { freePort } from '../free-port.ts';

/** What `npm start` prints and keeps, for a test. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** Where it keeps its state. */
  readonly stateDir: string;
  /** One-time links, as printed. */
  readonly gate: string;
  readonly console: string;
  /** What its operator asks. */
  readonly service: Service;
  readonly starter: ChildProcess;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** A fresh folder for a server's state; `remove` it at the end. */
export function freshState(): { stateDir: string; remove(): void } {
  const stateDir = mkdtempSync(join(tmpdir(), 'abwab-state-'));
  return { stateDir, remove: () => rmSync(stateDir, { recursive: true, force: true }) };
}

/**
 * Runs the start script and resolves when it says that it is ready; at a free port, or a given one.
 * `env`: of its environment.
 */
export async function startServer(
  stateDir: string,
  at?: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = at ?? (await freePort());
  const starter = runStart(stateDir, port, env);
  const output = await ready(starter);
  const link = (label: string) => {
    const found = new RegExp(`^ *${label} +(\\S+)$`, 'm').exec(output)?.[1];
    if (!found) throw new Error(`no ${label} link in:\n${output}`);
    return found;
  };
  const secrets = readFileSync(join(stateDir, 'secrets.env'), 'utf8');
  const url = link('visitors').replace(/\/$/, '');
  return {
    url,
    port,
    stateDir,
    gate: link('gate'),
    console: link('console'),
    service: { base: url, key: /^OPERATOR_KEY=(.+)$/m.exec(secrets)?.[1] ?? '' },
    starter,
    async stop() {
      if (starter.exitCode !== null || starter.signalCode !== null) return;
      starter.kill('SIGINT');
      await once(starter, 'exit');
    },
  };
}

export function runStart(
  stateDir: string,
  port: number,
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn('node', ['scripts/start.mjs'], {
    cwd: root,
    env: { ...toolEnv, STATE_DIR: stateDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Everything printed, on either stream. */
export function collect(child: ChildProcess): { readonly text: string } {
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output.text += chunk.toString();
    });
  }
  return output;
}

function ready(starter: ChildProcess): Promise<string> {
  const output = collect(starter);
  return new Promise((resolve, reject) => {
    starter.stdout?.on('data', () => {
      if (output.text.includes('Ctrl-C')) resolve(output.text);
    });
    starter.on('exit', (code) => reject(new Error(`start ended with ${code}:\n${output.text}`)));
  });
}
