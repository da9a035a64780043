import { expect, it } from 'vitest';
import { newFolder } from '../scripts/state-folder.ts';
import { killed } from './kills.ts';

it('sends no message twice and loses none, killed before and after it has left', async () => {
  const counted = await killed(newFolder(), 8);
  expect(counted).toMatchObject({ twice: 0, lost: 0, elsewhere: 0 });
  expect(counted.sent + counted.unknown).toBe(counted.messages);
  // How many could register before they were killed is the machine's.
  expect(counted.messages).toBeGreaterThan(0);
  expect(Object.keys(counted.kills).length).toBeGreaterThan(5);
}, 240_000);
