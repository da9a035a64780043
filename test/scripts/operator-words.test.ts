import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../scripts/operator.mjs';
import { run } from './backups.ts';
import { newFolder } from './state-folder.ts';

describe('what the service refuses is told to its operator', () => {
  it('as a sentence, and a line for each field', () => {
    const problem = {
      title: 'The request is not valid',
      detail: 'The body is not what this endpoint takes.',
      errors: [
        { path: 'days.0.closes', code: 'invalid', message: 'is not valid' },
        { path: 'gates', code: 'required', message: 'is required' },
      ],
    };
    expect(refusal('https://abwab.example', 422, JSON.stringify(problem))).toBe(
      'https://abwab.example answered 422: The body is not what this endpoint takes.\n' +
        '  days.0.closes: is not valid\n  gates: is required',
    );
    expect(refusal('https://a.example', 503, '{"title":"Busy"}')).toMatch(/503: Busy$/);
  });

  it('in the words of a proxy, where one answered instead, and not all of them', () => {
    for (const text of ['<h1>502 Bad Gateway</h1>', '', 'null', '[]', '"text"', '{"errors":1}']) {
      expect(refusal('https://a.example', 502, text)).toBe(
        `https://a.example answered 502: ${text}`,
      );
    }
    expect(refusal('https://a.example', 502, 'x'.repeat(100_000)).length).toBeLessThan(600);
  });
});

describe('a command of the operator that cannot work', () => {
  const command = (line: string, state = newFolder()) => run(`exec node scripts/${line}`, state);

  it('names the file that is not there, or is not JSON', () => {
    const file = join(newFolder(), 'edition.json');
    expect(command(`edition.mjs ${file}`).stderr).toBe(
      `${file}: it is not there, or cannot be made.\n`,
    );
    writeFileSync(file, '{ "slug": ');
    expect(command(`edition.mjs ${file}`)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/edition\.json is not written as JSON: .+\n$/),
    });
  });

  it('names the state in which there is no key', () => {
    const state = newFolder();
    const { stderr } = command('invite.mjs gate', state);
    expect(stderr).toContain(`There is no operator key in ${state}: start the service first`);
  });

  it('asks whether the service is started, where none answers', () => {
    const state = newFolder();
    writeFileSync(join(state, 'secrets.env'), `OPERATOR_KEY=${'x'.repeat(43)}\n`, { mode: 0o600 });
    const { stderr } = command('invite.mjs gate --url http://127.0.0.1:1', state);
    expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:1 does not answer \(.+\): is it started\?\n$/);
  });
});

describe('an older Node than any command runs on', () => {
  it('is told so, before anything is installed', () => {
    const old = "Object.defineProperty(process.versions, 'node', { value: '16.20.2' })";
    const { status, stderr } = run(
      `exec node --import 'data:text/javascript,${encodeURIComponent(old).replaceAll("'", '%27')}' scripts/setup.mjs`,
      newFolder(),
    );
    expect([status, stderr]).toEqual([
      1,
      'Abwab needs Node 18 or newer, and this is 16.20.2: see nodejs.org.\n',
    ]);
  });
});
