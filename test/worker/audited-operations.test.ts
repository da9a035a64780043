import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GATES } from './audited-gates.ts';
import { LISTS } from './audited-lists.ts';
import { OFFICE } from './audited-office.ts';
import { REGISTRATIONS } from './audited-registrations.ts';
import { WISHES } from './audited-wishes.ts';
import { sqlOf } from './gatekeepers.ts';
import { newWorld, type World } from './world.ts';

/** Every operation that changes something, or is a look that is noted, by its name. */
const DEEDS = { ...REGISTRATIONS, ...LISTS, ...GATES, ...OFFICE, ...WISHES };

/** Reads, which note nothing. */
const READS = new Set([
  ...['checkList', 'importedList', 'listsSoFar', 'readMessages', 'readTold'],
  ...['readChannelDesk', 'readChannelSettings', 'readSmsPrice'],
  ...['countAudience', 'readBulkDesk', 'readReminding', 'wordsToReview'],
  ...['readFoundTickets', 'readTries', 'waysToFind'],
  ...['readWishes', 'readWishSetUp'],
  ...[
    'readCoaches',
    'readCoachesSoon',
    'readGroupAnswers',
    'readOwnData',
    'readTrust',
    'readWishTrust',
  ],
  ...['exportEdition', 'findDeviceForRescue', 'openInvitation', 'practiceCodes', 'readCounts'],
  ...[
    'checkList',
    'importedList',
    'listsSoFar',
    'readDevices',
    'readLedger',
    'readLists',
    'readDayReport',
    'readEditionReport',
    // Words of the product, which nobody typed.
    'wordsToReview',
    'readMessages',
    'readTold',
    'readPushKey',
    'readNoticeFacts',
    'readBoard',
    'watchLive',
  ],
]);

/** What its own table says: who is signed in where, what passed at a gate, what is told to whom. */
const OF_THEIR_OWN = new Set([
  ...['answerScreen', 'askWithDigits', 'endOwnSession', 'endSession', 'enterByPasskey'],
  ...['enterByScreen', 'makeDigits', 'renewSession', 'shareComputer'],
  ...['handInScans', 'sendScans', 'writeMessages', 'sendMessages', 'forgetLabels'],
  'remindHolders',
  ...['joinWaitList', 'answerWait', 'drawWaitLists'],
  ...['noteReports', 'tellBrowser', 'stopTelling'],
  'prepareRelease',
  ...['askForCode', 'closeFoundTickets', 'dropCodes'],
  'proveTouch',
  // The seal is the record of what was committed.
  'sealLogs',
]);

/** Noted, and tried where a file, a phone, a passkey or the clock has a part in it. */
const TRIED_ELSEWHERE: Readonly<Record<string, string>> = {
  acceptHandIn: 'audit',
  declineHandIn: 'audit',
  bringScans: 'rescues',
  addPasskey: 'passkeys',
  eraseContacts: 'retention',
  eraseEdition: 'erasures',
  rewrapKeys: 'rewrap',
  eraseAgain: 'erasures',
  forgetGateNotes: 'gate-note',
  setUpChannel: 'channel-desk',
  tryChannel: 'channel-desk',
  startChannel: 'channel-desk',
  stopChannel: 'channel-desk',
  sendKept: 'channel-desk',
  resolveUnknown: 'channel-desk',
  callOffDay: 'called-off',
  sendBulk: 'bulk',
  stopSending: 'bulk',
  setReminding: 'reminders',
  openByCode: 'find-ticket',
  eraseWishes: 'wishes',
  eraseFoundWishes: 'privacy-desk',
  takeSealedLog: 'seal',
  askExport: 'exports',
  askContactExport: 'exports',
  writeExport: 'exports',
  confirmDestroyed: 'exports',
  noteCutExports: 'exports',
};

/** A look by a name, at a whole list or at a child's wish is noted each time: it is a new one. */
const EACH_TIME = [
  'openWish',
  'searchVisitors',
  'searchNames',
  'importedGroups',
  'lettersOf',
  'findPerson',
];

/** What every operation begins with. */
const OF_THE_CONTEXT = ['allow', 'actingOn'];

const modules = import.meta.glob('../../src/operations/*.ts', { query: '?raw', import: 'default' });

async function operations(): Promise<string[]> {
  const texts = await Promise.all(Object.values(modules).map((load) => load()));
  return texts.flatMap((text) =>
    [...String(text).matchAll(/^export (?:async )?function (\w+)\(\s*context: /gm)].flatMap(
      ([, name = '']) => (OF_THE_CONTEXT.includes(name) ? [] : name),
    ),
  );
}

interface Noted {
  readonly event: number;
  readonly verb: string;
}

/** What a deed leaves in the audit. Registrations are noted by the group as well, for the counts. */
async function notedBy(deed: () => Promise<unknown>, { verbs = true } = {}): Promise<Noted[]> {
  const last = 'SELECT coalesce(max(id), 0) AS id FROM audit';
  const before = (await env.DB.prepare(last).first<{ id: number }>())?.id ?? 0;
  await deed().catch((error: unknown) => {
    // Done already: that is the point.
    if (verbs) throw error;
  });
  const { results } = await env.DB.prepare('SELECT event, verb FROM audit WHERE id > ?1')
    .bind(before)
    .all<Noted>();
  const others = results.filter(({ verb }) => verb !== 'register');
  return others.length > 0 ? others : results;
}

afterEach(() => vi.restoreAllMocks());

/** Whether the statements of a batch write what they note, or note a look. */
function watchBatches(): string[][] {
  const batches: string[][] = [];
  const prototype: D1Database = Object.getPrototypeOf(env.DB);
  const { batch } = prototype;
  vi.spyOn(prototype, 'batch').mockImplementation(function (
    this: D1Database,
    statements: D1PreparedStatement[],
  ) {
    batches.push(statements.map(sqlOf));
    return batch.call(this, statements);
  });
  return batches;
}

const LOOKS =
  /^(open|show|search|requestsTo|lookThrough|importedGroups|lettersOf|findPerson|giveCopy|takeCopy)/;

describe('the audit', () => {
  it('knows of every operation whether it changes something', async () => {
    const known = [
      ...Object.keys(DEEDS),
      ...READS,
      ...OF_THEIR_OWN,
      ...Object.keys(TRIED_ELSEWHERE),
    ];
    const all = await operations();
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !all.includes(name))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });

  it.each(Object.keys(DEEDS))(
    'has one row of %s, beside what it changes, and none the second time',
    async (name) => {
      const world: World = await newWorld();
      const deed = await DEEDS[name]?.(world);
      if (!deed) throw new Error('no deed');
      const batches = watchBatches();
      expect(await notedBy(deed)).toHaveLength(1);
      if (!LOOKS.test(name)) {
        const noting = batches.filter((sql) => sql.some((one) => /INSERT INTO audit/.test(one)));
        expect(noting.length).toBeGreaterThan(0);
        for (const sql of noting) {
          expect(
            sql.some(
              (one) => /^\s*(WITH|INSERT|UPDATE|DELETE)/i.test(one) && !/INTO audit/.test(one),
            ),
          ).toBe(true);
        }
      }
      const again = EACH_TIME.includes(name) ? 1 : 0;
      expect(await notedBy(deed, { verbs: false })).toHaveLength(again);
    },
  );
});
