import { expect, it } from 'vitest';
import { family, Mint, OPENING } from './edition.ts';
import { GateServer, record } from './server.ts';

it.each([3_600_000, 1, 0])(
  'keeps the order of what comes in one request from a phone whose clock is %i ms ahead',
  async (ahead) => {
    const mint = await Mint.open();
    const server = new GateServer(mint, () => OPENING);
    server.issue(record(family(1)));
    const ticket = await mint.ticket(family(1));
    const at = new Date(OPENING + ahead).toISOString();
    const passed = {
      type: 'ticket',
      ticket,
      people: 5,
      at,
      decided: 'offline',
      verdict: 'admitted',
    };
    const id = (nth: number) => `00000000-0000-4000-8000-00000000000${9 - nth}`;
    const scans = ['entry', 'exit', 'entry', 'exit'].map((direction, nth) => ({
      ...passed,
      direction,
      id: id(nth),
    }));
    await server.scans({ scans, queued: 0 }, 'phone', 1);
    expect(server.state.tallies.get(1)).toMatchObject({ entered: 10, exited: 10, surplus: 0 });
    const times = [...server.state.scans.values()].map((scan) => scan.at);
    expect(times).toEqual([3, 2, 1, 0].map((before) => OPENING - before));
  },
);
