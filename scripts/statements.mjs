import { kept } from './declarations.mjs';

// Statements that change rows, as they stand in the code of the store.

/**
 * Those that no audit row beside them is for, by file of the store, each with the reason.
 * @type {Record<string, Record<string, string>>}
 */
export const UNNOTED = {
  'd1/fence.ts': {
    'takeEpoch INSERT actor': 'the writer’s own epoch',
    'HOLD_EPOCH INSERT fence': 'refuses its batch, and writes nothing',
    'tickLedger INSERT ledger_clock': 'the cursor of what is noted beside it',
  },
  'd1/form-answers.ts': {
    'keepFormAnswer DELETE form_answer': 'answers of forms of long ago',
    'INSERT INSERT form_answer': 'where a form led: no change of the edition',
    'endForm UPDATE form_answer': 'where a form led: no change of the edition',
  },
  'editions/create-edition.ts': {
    'createEdition INSERT ledger_clock': 'the cursor of the edition that is noted',
    'INSERT_OWNER INSERT member': 'of the edition that is noted, whose maker it is',
    'INSERT_KEY INSERT signing_key': 'of the edition that is noted',
  },
  'editions/edit-edition.ts': {
    'KEEP_KEY INSERT edition_change': 'the key under which the edit was asked for',
  },
  'editions/edition-rows.ts': {
    'PUT_DAYS INSERT day': 'of the edition whose change is noted',
    'PUT_SLOTS INSERT slot': 'of the edition whose change is noted',
    'PUT_GATES INSERT gate': 'of the edition whose change is noted',
    'REMOVE_SLOTS DELETE slot': 'of the edition whose change is noted',
    'REMOVE_DAYS DELETE day': 'of the edition whose change is noted',
    'REMOVE_GATES DELETE gate': 'of the edition whose change is noted',
  },
  'editions/editions.ts': {
    'CORRECT_DAYS UPDATE day': 'of the edition whose correction is noted',
    'CORRECT_SLOTS UPDATE slot': 'of the edition whose correction is noted',
  },
  'editions/erase.ts': {
    'BEGIN INSERT purge': 'of the edition whose erasure is noted',
  },
  'editions/purge-counts.ts': {
    'CLEAR_CONTACTS UPDATE registration': 'cannot be read any more: the erasure is noted',
    'CLEAR_WORDS DELETE name_word': 'match nothing any more: the erasure is noted',
    'CLEAR_WAITS DELETE wait': 'cannot be read any more: the erasure is noted',
    'CLEAR_MESSAGES DELETE message': 'cannot be read any more: the erasure is noted',
    'CLEAR_SUBSCRIPTIONS DELETE push_subscription': 'cannot be read any more: the erasure is noted',
    'CLEAR_CODES DELETE find_code': 'cannot be used any more: the erasure is noted',
    'CLEAR_REMARKS UPDATE scan': 'of the edition: the erasure is noted',
    'CLEAR_REMARKS_BEFORE UPDATE scan_history': 'of the edition: the erasure is noted',
    'CLEAR_REMARKS_APART UPDATE handed_in': 'of the edition: the erasure is noted',
    'CLEAR_NOTES UPDATE ticket': 'of the edition: the erasure is noted',
  },
  'erasures/erase-listed.ts': {
    'TICK INSERT ledger_clock': 'the cursor of what is noted beside it',
    'FOLLOWED INSERT erasures_followed': 'how far the list was followed; each erasure is noted',
  },
  'erasures/list.ts': { 'NOTE INSERT erasure': 'a database of its own; each erasure is noted' },
  'erasures/followed.ts': {
    'FOLLOW INSERT erasures_followed': 'how far the list was followed; each erasure is noted',
  },
  'erasures/erase-rows.ts': {
    'DROP_CODE_MESSAGES DELETE message': 'of the person whose erasure is noted',
    'DROP_CODES DELETE find_code': 'of the person whose erasure is noted',
    'DROP_MESSAGES DELETE message': 'of the person whose erasure is noted',
    'DROP_BROWSERS DELETE push_subscription': 'of the person whose erasure is noted',
    'DROP_TRIES DELETE reissue_try': 'of the person whose erasure is noted',
    'DROP_WORDS DELETE name_word': 'of the person whose erasure is noted',
    'DROP_WORDS_ONE_BY_ONE DELETE name_word': 'of the person whose erasure is noted',
    'STOP_TICKETS UPDATE ticket': 'of the person whose erasure is noted',
    'CLEAR_NOTES UPDATE ticket': 'of the person whose erasure is noted',
    'CLEAR_OVERRIDES UPDATE scan': 'of the person whose erasure is noted',
    'CLEAR_OVERRIDES_BEFORE UPDATE scan_history': 'of the person whose erasure is noted',
    'CLEAR_HANDED_IN UPDATE handed_in': 'of the person whose erasure is noted',
    'ERASE_WAITS UPDATE wait': 'of the person whose erasure is noted',
    'ERASE_REGISTRATIONS UPDATE registration': 'of the person whose erasure is noted',
  },
  'exports/progress.ts': {
    'NOTE_ROWS UPDATE export_file': 'how far a file is; that it began and how it ended is noted',
  },
  'finding/find-codes.ts': {
    'DROP_OVER DELETE find_code': 'by the clock: its own time, which was written with it, is over',
    'INSERT INSERT find_code': 'each request for a code is its own record',
    'END_OLDER UPDATE find_code': 'of the request that is written beside it',
    'END_OLDEST UPDATE find_code': 'of the request that is written beside it',
    'TRY UPDATE find_code': 'the row keeps its tries; what is opened is noted',
    'CLOSE UPDATE find_code': 'what a holder asked of their own browser',
  },
  'finding/tell-codes.ts': {
    'PASS_OVER UPDATE find_code': 'what became of a request, which its own row keeps',
    'TELL_NEXT UPDATE find_code': 'what became of a request, which its own row keeps',
    'INSERT_MESSAGES INSERT message': 'of the request that its own row keeps',
    'CLEAR_BOXES UPDATE find_code': 'what became of a request, which its own row keeps',
  },
  'gates/admit.ts': {
    'writeScans INSERT scan': 'the log of scans is the record itself',
    'HOLD_READ INSERT fence': 'refuses its batch, and writes nothing',
    'UPSERT_ADMISSIONS INSERT admission': 'sums of the log',
    'UPSERT_ATTENDANCE INSERT attendance': 'sums of the log',
    'UPSERT_COUNTS INSERT head_count': 'each is a scan of the log',
  },
  'gates/alerts.ts': { 'INSERT INSERT alert': 'each call is a row of its own, with its phone' },
  'gates/duty.ts': {
    'INSERT_DUTY INSERT duty': 'what the log of scans says, once a phone and day',
  },
  'gates/devices.ts': {
    'saveReports UPDATE device': 'when a phone was heard last',
    'enrolDevice UPDATE invitation': 'spent on the phone that is noted',
  },
  'gates/hand-in-decisions.ts': {
    'noteCounted UPDATE handed_in': 'the end of what acceptAll has noted',
  },
  'gates/hand-ins.ts': {
    'keepApart INSERT handed_in':
      'each scan is kept with its phone; what is decided of it is noted',
    'closeHandIn UPDATE device': 'the phone’s own last word, kept in its row',
  },
  'gates/shift-sheets.ts': {
    'keepShiftSheets INSERT shift_sheet': 'each sheet is a row of its own, with its phone',
  },
  'keys/rotate.ts': {
    'CLOSE_OLD UPDATE signing_key': 'replaced by the key that is noted',
    'RAISE UPDATE event': 'the version of the edition whose key is noted',
  },
  'keys/wrapped.ts': {
    'update UPDATE ${table}': 'the same keys, wrapped by another: what is done is noted',
  },
  'members/invitations.ts': {
    'FORGET_LABELS UPDATE invitation': 'whom a link that is over was for: noted nowhere',
  },
  'members/join.ts': {
    'SPEND UPDATE invitation': 'spent on the member who is noted',
    'INSERT_PERSON INSERT person': 'of the member who is noted',
    'INSERT_SESSION INSERT session': 'of the member who is noted',
  },
  'members/own-sessions.ts': {
    'endSessionOf UPDATE session': 'one’s own session',
  },
  'members/passkeys.ts': {
    'INSERT_PASSKEY INSERT passkey': 'the passkey that is noted',
    'SPEND_CHALLENGE INSERT spent_challenge': 'what was answered, for five minutes',
    'DROP_OLD_CHALLENGES DELETE spent_challenge': 'of longer ago than that',
    'INSERT_SESSION INSERT session': 'one’s own session',
    'COUNT_USE UPDATE passkey': 'the count that the passkey itself keeps',
  },
  'members/screen-asks.ts': {
    'ASK UPDATE screen_code': 'a question; the answer is noted',
    'COUNT_WRONG UPDATE screen_code': 'tries at a screen where nobody is signed in',
    'INSERT_SESSION INSERT session': 'of the screen whose opening is noted',
  },
  'members/screen-digits.ts': {
    'DROP_OLD DELETE screen_code': 'digits that open nothing any more',
    'INSERT_CODE INSERT screen_code': 'digits of one’s own; what they open is noted',
  },
  'members/signed-in.ts': {
    'shareSession UPDATE session': 'one’s own session',
    'renewSession UPDATE session': 'one’s own session',
    'extend UPDATE session': 'one’s own session',
    'endSession UPDATE session': 'one’s own session',
  },
  'members/touches.ts': {
    'INSERT_TOUCH INSERT spent_challenge': 'what was answered; what was asked for with it is noted',
    'COUNT_TOUCH UPDATE passkey': 'the count that the passkey itself keeps',
  },
  'members/members.ts': {
    'END_SESSIONS UPDATE session': 'of the member whose end is noted',
  },
  'messages/budgets.ts': {
    'TURN_BUDGETS UPDATE channel':
      'another minute or day has begun, of which nothing is counted yet',
  },
  'messages/causes.ts': {
    'INSERT_CAUSES INSERT message_cause': 'whom the edit concerns that is noted',
    'ADVANCE UPDATE message_cause': 'how far the messages are of an edit that is noted',
    'INSERT_REMINDER INSERT message_cause': 'by the clock: the evening before a day',
  },
  'messages/bulk.ts': {
    'INSERT_CAUSE INSERT message_cause': 'whom the text is for that is noted',
    'END_CAUSE UPDATE message_cause': 'of the text whose end is noted',
  },
  'messages/called-off.ts': {
    'RAISE_VERSION UPDATE event': 'of the day that is noted',
  },
  'messages/reminders.ts': {
    'END_CAUSES UPDATE message_cause': 'of the reminders whose end is noted',
  },
  'messages/many.ts': {
    'DROP_READY UPDATE message': 'of the text whose end is noted',
    'OVERTAKE_SENDING UPDATE message': 'of the text whose end is noted',
  },
  'messages/deliveries.ts': {
    'NOTE_DELIVERIES UPDATE message': 'what became of a message, which its own row keeps',
  },
  'messages/outbox.ts': {
    'insert INSERT message': 'tells of an edit, a change or a registration that is noted',
    'drop UPDATE message': 'tells of what is no more, by a change that is noted',
  },
  'messages/channels.ts': {
    'TAKE_TRIAL UPDATE channel': 'counts the attempt that is noted',
    'NOTE_TRIED UPDATE channel': 'how the attempt ended that is noted',
  },
  'messages/sending.ts': {
    'EXPIRE UPDATE message': 'by the clock: its own time, which was written with it, is over',
    'END_LEASES UPDATE message': 'what became of a message, which its own row keeps',
    'claimOf UPDATE message': 'what became of a message, which its own row keeps',
    'HAND_OVER UPDATE message': 'what became of a message, which its own row keeps',
    'SETTLE UPDATE message': 'what became of a message, which its own row keeps',
  },
  'messages/subscriptions.ts': {
    'PUT INSERT push_subscription': 'what a holder asked of their own browser',
    'KEEP_NEWEST DELETE push_subscription': 'what a holder asked of their own browser',
    'REMOVE DELETE push_subscription': 'what a holder asked of their own browser',
    'FORGET DELETE push_subscription': 'what became of a browser that is told',
  },
  'releases/write-release.ts': {
    'DELETE_PREPARED DELETE release': 'what somebody looked at, and nobody released',
    'INSERT_PREPARED INSERT release': 'what somebody looks at; its release is noted',
  },
  'registrations/change.ts': {
    'FORGET_TRIES DELETE reissue_try': 'of the ticket whose new one is noted',
    'HOLD_TOGETHER INSERT fence': 'refuses its batch, and writes nothing',
    'UPSERT_TICKETS INSERT ticket': 'of the registration whose change is noted',
    'INSERT_CHANGE INSERT registration_change': 'the key under which the change was asked for',
    'COUNT_VOUCHED UPDATE group_code': 'people of the registration whose change is noted',
  },
  'registrations/correct.ts': {
    'DELETE_WORDS DELETE name_word': 'of the registration whose correction is noted',
    'INSERT_WORDS INSERT name_word': 'of the registration whose correction is noted',
    'INSERT_CHANGE INSERT registration_change': 'the key under which it was asked for',
  },
  'registrations/register.ts': {
    'HOLD_REGISTERED INSERT fence': 'refuses its batch, and writes nothing',
    'INSERT_TICKETS INSERT ticket': 'of the registration that is noted',
    'INSERT_NAME_WORDS INSERT name_word': 'of the registration that is noted',
  },
  'seal/seals.ts': {
    'INSERT INSERT seal': 'the seal is the record itself',
    'NAME_RESTORED UPDATE restoration': 'which seal says it',
    'END UPDATE sealing': 'how far the seal that is made has come',
  },
  'seal/steps.ts': {
    'insertTexts INSERT sealed_text': 'of the seal that is made',
    'INSERT_RANGE INSERT seal_range': 'of the seal that is made',
    'MOVE_ON UPDATE sealing': 'how far the seal that is made has come',
  },
  'seal/walks.ts': {
    'BEGIN INSERT sealing': 'how far the seal that is made has come',
  },
  'wait-list/draws.ts': {
    'MAKE_OFFERS UPDATE wait': 'each wait is its own record; what is registered is noted',
    'NOTE_PASSED UPDATE wait': 'each wait is its own record',
    'NOTE_DRAWN UPDATE slot': 'when a window was drawn, kept in its row',
  },
  'wait-list/lists.ts': {
    'INSERT_WAIT INSERT wait': 'each wait is its own record',
    'WAIT_AGAIN UPDATE wait': 'each wait is its own record',
    'chooseTurn UPDATE wait': 'each wait is its own record',
    'keepOpen UPDATE slot': 'of the wait that joins beside it',
    'leaveList UPDATE wait': 'each wait is its own record',
    'endOffers UPDATE wait': 'each wait is its own record',
    'endLists UPDATE wait': 'each wait is its own record',
    'LEAVE_TO_LISTS UPDATE slot': 'of the edition whose change is noted',
  },
  'wishes/answer.ts': { 'TELL INSERT message': 'tells of the answer that is noted' },
  'wishes/erased-rows.ts': {
    'DROP_LISTED_MESSAGES DELETE message': 'of the wishes whose erasure is noted',
    'ERASE_LISTED UPDATE wish': 'of the wishes whose erasure is noted',
  },
  'wishes/erase.ts': {
    'END_WITH_EDITION UPDATE wish':
      'of the edition whose erasure is noted, and each of theirs after it',
    'eraseDueWishes DELETE message': 'of the wishes whose erasure is noted',
    'eraseDueWishes UPDATE wish_desk': 'opens nothing any more: the erasures are noted',
    'withdraw DELETE message': 'of the wish whose end is noted',
  },
};

const IN_SQL =
  /\b(INSERT|REPLACE)\s+(?:OR\s+\w+\s+)?INTO\s+("?\w+|\$\{)|\b(DELETE)\s+FROM\s+("?\w+|\$\{)|\b(UPDATE)\s+(?:OR\s+\w+\s+)?(?!SET\b)("?\w+|\$\{[^}]*\})(?="?(?:\s+AS\s+\w+)?\s+SET\b)/gi;
const IN_BUILDER = /(\b(?:drizzle\([\w.]+\)|orm)\s*)?\.(insert|update|delete)\(\s*(\w+)\s*\)/g;

/**
 * The statements of a declaration that change rows, as `declaration VERB table`. Rows of the audit
 * are not among them.
 * @param {import('./declarations.mjs').Part} part
 * @param {import('./declarations.mjs').Source | undefined} source of its file
 * @returns {string[]}
 */
export function statementsIn(part, source) {
  const { written, built } = foundIn(part);
  const isTable = (/** @type {string} */ name) =>
    source?.imports.get(name)?.file.startsWith('store/d1/schema/') === true;
  return [
    ...written,
    ...built.flatMap(({ ofBuilder, verb, table }) =>
      ofBuilder || isTable(table) ? `${verb} ${table}` : [],
    ),
  ]
    .filter((one) => one !== 'INSERT audit')
    .map((one) => `${part.name} ${one}`);
}

const foundIn = kept((/** @type {import('./declarations.mjs').Part} */ { text }) => ({
  written: [...text.matchAll(IN_SQL)].map((found) => {
    const [verb, table] = found.slice(1).filter(Boolean);
    return `${verb?.toUpperCase()} ${table?.replace('"', '')}`;
  }),
  built: [...text.matchAll(IN_BUILDER)].map(([, builder, verb = '', table = '']) => ({
    ofBuilder: builder !== undefined,
    verb: verb.toUpperCase(),
    table,
  })),
}));
