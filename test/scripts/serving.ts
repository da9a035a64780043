import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root, toolEnv } from '../../scripts/files.mjs';
import { collect } from '../browser/server.ts';
import { freePort } from '../free-port.ts';

/** `npm run serve` under way. */
export interface Serving {
  readonly starter: ChildProcess;
  readonly port: number;
  readonly url: string;
  readonly output: { readonly text: string };
}

interface Terms {
  readonly stateDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly url?: string;
}

/** Starts it; what comes of it is in its output. */
export async function startServing(terms: Terms): Promise<Serving> {
  const port = terms.port ?? (await freePort());
  const url = terms.url ?? `http://localhost:${port}`;
  const starter = spawn(
    'node',
    ['scripts/serve.mjs', '--url', url, '--listen', `127.0.0.1:${port}`],
    {
      cwd: root,
      env: { ...toolEnv, STATE_DIR: terms.stateDir, ...terms.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return { starter, port, url, output: collect(starter) };
}

/** Starts it, and resolves when it says that it is ready. */
export async function served(terms: Terms): Promise<Serving> {
  const serving = await startServing(terms);
  await new Promise<void>((resolve, reject) => {
    serving.starter.stdout?.on('data', () => {
      if (serving.output.text.includes('Abwab is ready at')) resolve();
    });
    serving.starter.on('exit', (code) =>
      reject(new Error(`serve ended with ${code}:\n${serving.output.text}`)),
    );
  });
  return serving;
}

/** What it says and with which code, when it refuses to serve. */
export async function refusal(terms: Terms): Promise<{ code: unknown; text: string }> {
  const { starter, output } = await startServing(terms);
  const [code] = await once(starter, 'close');
  return { code, text: output.text };
}

/** Ends it as a service manager does. */
export async function end({ starter }: Serving): Promise<void> {
  if (starter.exitCode !== null || starter.signalCode !== null) return;
  starter.kill('SIGTERM');
  await once(starter, 'exit');
}
