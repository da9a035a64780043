import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { broken } from '../../scripts/floors.mjs';

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'abwab-floors-'));
});
afterEach(() => rmSync(house, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

describe('the floors of the house', () => {
  it('stand in order in this repository', () => {
    expect(broken()).toEqual([]);
  });

  it.each([
    ['src/domain/party.ts', "import { tickets } from '../store/tickets.ts';"],
    ['src/domain/party.ts', "import type { Env } from '../env.ts';"],
    ['src/domain/party.ts', "import { Hono } from 'hono';"],
    ['src/store/verbs/admit.ts', "import { Gatekeeper } from '../../actors/gatekeeper.ts';"],
    ['src/actors/registrar.ts', "export * from '../visitor/form.tsx';"],
    ['src/actors/registrar.ts', "import { jsonBody } from '../http/json-body.ts';"],
    ['src/actors/registrar.ts', "import { hold } from '../operations/gate-control.ts';"],
    ['src/operations/hold.ts', "import { form } from '../console/form.tsx';"],
    ['src/visitor/form.tsx', "import { askRegistrar } from '../actors/stubs.ts';"],
    ['src/visitor/form.tsx', "import { badge } from '../console/badge.tsx';"],
    ['src/client/gate/main.ts', "import { app } from '../../gate/app.tsx';"],
    ['src/client/gate/main.ts', "const late = await import('../../store/tickets.ts');"],
    ['src/contract/live.ts', "import type { Row } from '../store/tickets.ts';"],
    ['src/contract/live.ts', "import { app } from '../client/gate/main.ts';"],
    ['src/domain/party.ts', "import type { Live } from '../contract/live.ts';"],
    ['src/i18n/live.ts', "import type { Live } from '../contract/live.ts';"],
    ['src/jobs/scheduled.ts', "import { eraseDue } from '../actors/erase.ts';"],
    ['src/attic/chest.ts', 'export const chest = 1;'],
    ['src/ui/layout.tsx', "import {\n  a,\n  b,\n} from '../app.tsx';"],
  ])('refuse in %s: %s', (file, text) => {
    write(file, `${text}\n`);
    expect(broken(house)).toHaveLength(1);
  });

  it.each([
    ['src/app.tsx', "import { visitor } from './visitor/app.tsx';"],
    ['src/actors/registrar.ts', "import { logFailure } from '../http/log.ts';"],
    ['src/visitor/form.tsx', "import { register } from '../operations/register.ts';"],
    ['src/operations/hold.ts', "import { askGatekeeper } from '../actors/stubs.ts';"],
    ['src/visitor/form.tsx', "import { Hono } from 'hono';"],
    ['src/jobs/scheduled.ts', "import { eraseContacts } from '../operations/editions.ts';"],
    ['src/ui/icon.tsx', "import { icons } from '../../build/icons.ts';"],
    ['src/client/console/main.ts', "import { beep } from '../gate/sound.ts';"],
    ['src/domain/ticket/token.ts', "import { code } from '../code.ts';"],
  ])('allow in %s: %s', (file, text) => {
    write(file, `${text}\n`);
    expect(broken(house)).toEqual([]);
  });
});
