import { readFileSync } from 'node:fs';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { canCutPower } from './test/power-cut/compile.ts';

const migrations = await readD1Migrations('migrations');

/** Only where they can be: npm cannot bring a C compiler. */
const powerCuts = {
  test: {
    name: 'power-cut',
    include: ['test/power-cut/cuts.test.ts'],
    testTimeout: 120_000,
    expect: { poll: { timeout: 100_000 } },
  },
};

/** What looks at pages and sends forms, and waits for nothing that a busy machine would delay. */
const PAGES = [
  'axe',
  'evening',
  'every-page-dark',
  'every-page-light',
  'find',
  'form',
  'kept-ticket',
  'notices',
  'passkey',
  'press',
  'print',
  'session-strip',
  'small-screens',
  'ticket-picture',
  'visitor-bare',
  'visitor-layout',
  'visitor-search',
].map((name) => `test/browser/${name}.test.ts`);

/**
 * What measures time, or how a server ends and begins again. They wait for most of theirs: two of
 * them leave the machine idle, and nothing else runs beside them.
 */
const ALONE = ['decoder', 'rest', 'scanner', 'screen-state', 'start'].map(
  (name) => `test/browser/${name}.test.ts`,
);

/** The files that take longest, which their size does not tell: both only name what they look at. */
const LONGEST = /every-page-(dark|light)/;

/** As vitest sorts them, with those first: what begins last is then short, and no worker waits long. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    globalSetup: ['scripts/build.mjs'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/worker/**', 'test/browser/**', 'test/power-cut/cuts.test.ts'],
          maxWorkers: 2,
          // Properties take thousands of tries; a busy machine must not make them fail.
          testTimeout: 30_000,
          expect: { poll: { timeout: 25_000 } },
        },
      },
      {
        plugins: [
          cloudflareTest({
            // Its modules and not the built file: a test can then reach into them.
            main: 'src/index.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // A stand-in of Cloudflare's Email Service, which takes letters and keeps them in files.
              email: { send_email: [{ name: 'EMAIL' }] },
              bindings: {
                SECRET_KEY: 'c2VjcmV0LWtleS1mb3ItdGVzdHMtMzItYnl0ZXMtISE=',
                OPERATOR_KEY: 'operator-key-for-tests',
                PUBLIC_URL: 'http://localhost:8787',
                RATE_LIMITS: 'off',
                MIGRATIONS: migrations,
                AFTER_RESTORE: readFileSync('scripts/server/after-restore.sql', 'utf8'),
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['test/worker/**/*.test.{ts,tsx}'],
          setupFiles: ['test/worker/setup.ts'],
          // Modules are loaded once; the set-up gives each file a service of its own.
          isolate: false,
          maxWorkers: 2,
          // Some do hundreds of requests; a busy machine must not make them fail.
          testTimeout: 30_000,
          expect: { poll: { timeout: 25_000 } },
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: PAGES,
          // Two leave the processors idle while a page is on its way.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          expect: { poll: { timeout: 100_000 } },
          // A stage is set by hundreds of requests.
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [...PAGES, ...ALONE],
          // They wait more than they compute.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          expect: { poll: { timeout: 100_000 } },
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'alone',
          include: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
          expect: { poll: { timeout: 100_000 } },
          hookTimeout: 300_000,
        },
      },
      ...(canCutPower() ? [powerCuts] : []),
    ],
  },
});
