import type { D1Migration } from 'cloudflare:test';
import type { Erasures } from '../../src/actors/erasures/erasures.ts';
import type { Gatekeeper } from '../../src/actors/gatekeeper/gatekeeper.ts';
import type { Registrar } from '../../src/actors/registrar/registrar.ts';
import type { Sender } from '../../src/actors/sender/sender.ts';
import type { Env as WorkerEnv } from '../../src/env.ts';

declare global {
  /** Files by a pattern, as Vite reads them. */
  interface ImportMeta {
    glob(
      pattern: string,
      options: { readonly query: '?raw'; readonly import: 'default' },
    ): Readonly<Record<string, () => Promise<unknown>>>;
  }
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      REGISTRAR: DurableObjectNamespace<Registrar>;
      GATEKEEPER: DurableObjectNamespace<Gatekeeper>;
      SENDER: DurableObjectNamespace<Sender>;
      ERASURES: DurableObjectNamespace<Erasures>;
      /** The files of `migrations/`, for the set-up of each test file. */
      MIGRATIONS: D1Migration[];
      /** What is run once a database was put back to an earlier instant. */
      AFTER_RESTORE: string;
    }
    interface GlobalProps {
      mainModule: typeof import('../../src/index.ts');
    }
  }
}
