import { startVitest } from 'vitest/node';
import { chromium } from './chromium.mjs';
import { root, toolEnv } from './files.mjs';
import { verify } from './verify.mjs';

Object.assign(process.env, toolEnv);
process.chdir(root);

/** Sums over every project; a file that cannot even be loaded is one failure. */
class Tally {
  passed = 0;
  failed = 0;

  /** @type {import('vitest/node').Reporter['onTestRunEnd']} */
  onTestRunEnd = (modules, errors) => {
    this.failed += errors.length;
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      const failed = states.filter((state) => state === 'failed').length;
      this.passed += states.filter((state) => state === 'passed').length;
      this.failed += failed || (module.state() === 'failed' ? 1 : 0);
    }
  };
}

const tally = new Tally();
if (!(await verify())) tally.failed += 1;
try {
  process.env.CHROMIUM = chromium();
  const vitest = await startVitest(process.argv.slice(2), {
    run: true,
    watch: false,
    reporters: ['default', tally],
  });
  await vitest.close();
} catch (error) {
  tally.failed += 1;
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
}
const good = tally.failed === 0 && tally.passed > 0;
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`, () =>
  process.exit(good ? 0 : 1),
);
