import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Direction, Reason, TicketState, Verdict } from '../../domain/admission.ts';
import type { AlertKind } from '../../domain/alert.ts';
import type { Audience, BulkTexts } from '../../domain/bulk.ts';
import type { UtcOffset } from '../../domain/calendar.ts';
import type { Channel, ChannelState } from '../../domain/channel.ts';
import type { DeviceHealth } from '../../domain/device-health.ts';
import type { ToldWindow } from '../../domain/editing/edits.ts';
import type {
  Controller,
  EditionStatus,
  Gate,
  HoldKind,
  LiveDetail,
  Localized,
  MovedFrom,
  Policy,
} from '../../domain/edition.ts';
import type {
  EditionTexts,
  GateDirection,
  PlanMark,
  Question,
  Review,
  Show,
  Site,
} from '../../domain/edition-parts.ts';
import type { PurgeCounts } from '../../domain/erasure.ts';
import type { ExportFormat } from '../../domain/exports/file.ts';
import type { ExportKind, ExportState } from '../../domain/exports/kinds.ts';
import type { AnnouncedEdition } from '../../domain/figures/announced.ts';
import type { CorrectableFigure } from '../../domain/figures/figures.ts';
import type { PressText, ReleasedFigures } from '../../domain/figures/release.ts';
import type { ReleaseStatus } from '../../domain/figures/release-status.ts';
import type { GateNote } from '../../domain/gate-note.ts';
import type { Locale, PartyKind } from '../../domain/kinds.ts';
import type {
  DropReason,
  MessageKind,
  MessageStanding,
  MessageState,
} from '../../domain/message.ts';
import type { Movements } from '../../domain/movements.ts';
import type { NoticeKind, NoticeText, RumourParts, Template } from '../../domain/notice.ts';
import type { RegistrationStatus } from '../../domain/registration.ts';
import type { AnswerHours, DeclineReason } from '../../domain/requests.ts';
import type { Role } from '../../domain/roles.ts';
import type { AskedScan } from '../../domain/scan-log.ts';
import type { Counted, ScanDecision, ScanType, WalkInKind } from '../../domain/scan-type.ts';
import type { DayRows } from '../../domain/seal/chain.ts';
import type { LogName } from '../../domain/seal/form.ts';
import type { OpenPlaces, Shares } from '../../domain/shares.ts';
import type { WaitState } from '../../domain/wait-list.ts';
import type { WishState } from '../../domain/wish.ts';
import type { DeviceState, HandInState, InvitationKind, MemberState } from './words.ts';

// The tables as the queries see them. The migrations are the truth (they carry the checks, the
// triggers and WITHOUT ROWID); a test holds every name and type here against the migrated database.

const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();
const flag = (name: string) => integer(name, { mode: 'boolean' });

export const schema_version = sqliteTable('schema_version', { number: integer().primaryKey() });

/** A list of words that a column may hold: the values of its rows are the type's own. */
const words = (name: string) => sqliteTable(name, { word: text().primaryKey() });
export const edition_status = words('edition_status');
export const live_detail = words('live_detail');
export const locale = words('locale');
export const party_kind = words('party_kind');
export const registration_state = words('registration_state');
export const wait_state = words('wait_state');
export const decline_reason = words('decline_reason');
export const ticket_state = words('ticket_state');
export const device_state = words('device_state');
export const hold_kind = words('hold_kind');
export const gate_note = words('gate_note');
export const scan_type = words('scan_type');
export const scan_direction = words('scan_direction');
export const scan_decision = words('scan_decision');
export const verdict = words('verdict');
export const counting_method = words('counting_method');
export const correctable_figure = words('correctable_figure');
export const alert_kind = words('alert_kind');
export const hand_in_state = words('hand_in_state');
export const gate_direction = words('gate_direction');
export const member_role = words('member_role');
export const member_state = words('member_state');
export const invitation_kind = words('invitation_kind');
export const notice_kind = words('notice_kind');
export const release_status = words('release_status');
export const notice_template = words('notice_template');
export const message_kind = words('message_kind');
export const message_state = words('message_state');
export const drop_reason = words('drop_reason');
export const message_channel = words('message_channel');
export const channel_state = words('channel_state');
export const wish_state = words('wish_state');
export const export_kind = words('export_kind');
export const export_format = words('export_format');
export const export_state = words('export_state');

export const event = sqliteTable('event', {
  number: integer().primaryKey(),
  slug: text().notNull(),
  name: json<Localized>('name').notNull(),
  city: json<Localized>('city').notNull(),
  venue: json<Localized>('venue').notNull(),
  timezone: text().notNull(),
  status: text().$type<EditionStatus>().notNull(),
  registration_opens: text().notNull(),
  registration_closes: text().notNull(),
  utc_offsets: json<UtcOffset[]>('utc_offsets').notNull(),
  registration_opens_at: integer().notNull(),
  registration_closes_at: integer().notNull(),
  party_max: integer().notNull(),
  group_share: integer().notNull(),
  live_detail: text().$type<LiveDetail>().notNull(),
  answer_hours: json<AnswerHours>('answer_hours').notNull().default({}),
  controller: json<Controller>('controller').notNull(),
  policy: json<Policy>('policy').notNull(),
  texts: json<EditionTexts>('texts').notNull(),
  kinds: json<readonly PartyKind[]>('kinds').notNull(),
  approved_kinds: json<readonly PartyKind[]>('approved_kinds').notNull().default([]),
  site: json<Site>('site'),
  shares: json<Shares>('shares').notNull(),
  programme: json<readonly Show[]>('programme').notNull(),
  questions: json<readonly Question[]>('questions').notNull(),
  plan: json<readonly PlanMark[]>('plan').notNull(),
  reviewed: json<readonly Review[]>('reviewed').notNull(),
  copied_from: integer(),
  data_key: text(),
  token_key: text().notNull(),
  code_key: json<number[]>('code_key').notNull(),
  version: integer().notNull().default(1),
  fingerprint: text().notNull(),
  created_at: integer().notNull(),
  erased_at: integer(),
});

export const day = sqliteTable(
  'day',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    date: text().notNull(),
    opens: text().notNull(),
    closes: text().notNull(),
    opens_at: integer().notNull(),
    closes_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const slot = sqliteTable(
  'slot',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    day: integer().notNull(),
    from_time: text().notNull(),
    to_time: text().notNull(),
    starts_at: integer().notNull(),
    ends_at: integer().notNull(),
    capacity: integer().notNull(),
    taken: integer().notNull(),
    group_capacity: integer(),
    group_taken: integer().notNull(),
    school_kept: integer().notNull(),
    school_taken: integer().notNull(),
    association_kept: integer().notNull(),
    association_taken: integer().notNull(),
    media_kept: integer().notNull(),
    media_taken: integer().notNull(),
    guest_kept: integer().notNull(),
    guest_taken: integer().notNull(),
    desk_kept: integer().notNull(),
    desk_taken: integer().notNull(),
    openings: json<readonly OpenPlaces[]>('openings'),
    reserved: integer().notNull(),
    waiting: integer().notNull(),
    left_open: integer().notNull(),
    drawn_at: integer(),
    closed: flag('closed').notNull(),
    used: flag('used').notNull(),
    moved: json<MovedFrom>('moved'),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const gate = sqliteTable(
  'gate',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    name: json<Localized>('name').notNull(),
    kinds: json<PartyKind[]>('kinds').notNull(),
    step_free: flag('step_free').notNull(),
    latitude: real(),
    longitude: real(),
    sign: text(),
    lanes: integer().notNull(),
    direction: text().$type<GateDirection>().notNull(),
    bays: json<readonly string[]>('bays').notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const edition_change = sqliteTable(
  'edition_change',
  {
    event: integer().notNull(),
    key: text().notNull(),
    version: integer().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.key] })],
);

export const signing_key = sqliteTable(
  'signing_key',
  {
    event: integer().notNull(),
    id: integer().notNull(),
    public_jwk: json<JsonWebKey>('public_jwk').notNull(),
    private_key: text().notNull(),
    from_serial: integer().notNull(),
    to_serial: integer(),
    created_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const actor = sqliteTable('actor', {
  name: text().primaryKey(),
  epoch: integer().notNull(),
});

export const fence = sqliteTable('fence', {
  epoch: integer().notNull(),
  ground: integer().notNull(),
  edition: integer().notNull().default(1),
  request: integer().notNull().default(1),
});

export const ledger_clock = sqliteTable('ledger_clock', {
  event: integer().primaryKey(),
  seq: integer().notNull(),
  last_serial: integer().notNull(),
});

export const erasures_followed = sqliteTable('erasures_followed', {
  only: integer().primaryKey(),
  number: integer().notNull(),
});

export const purge = sqliteTable('purge', {
  event: integer().primaryKey(),
  begun_at: integer().notNull(),
  made_by: text().notNull(),
  before: json<PurgeCounts>('before').notNull(),
  ended_at: integer(),
  after: json<PurgeCounts>('after'),
});

export const group_code = sqliteTable(
  'group_code',
  {
    event: integer().notNull(),
    hash: text().notNull(),
    people_max: integer().notNull(),
    people: integer().notNull(),
    uses_max: integer().notNull(),
    uses: integer().notNull(),
    days: json<number[]>('days'),
    made_by: text().notNull(),
    created_at: integer().notNull(),
    expires_at: integer().notNull(),
    withdrawn_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.hash] })],
);

export const registration = sqliteTable(
  'registration',
  {
    event: integer().notNull(),
    id: text().notNull(),
    state: text().$type<RegistrationStatus>().notNull(),
    kind: text().$type<PartyKind>().notNull(),
    day: integer().notNull(),
    slot: integer().notNull(),
    adults: integer().notNull(),
    children: integer().notNull(),
    girls: integer().notNull(),
    boys: integer().notNull(),
    coaches: integer().notNull(),
    held: integer().notNull(),
    step_free: flag('step_free').notNull(),
    at_desk: flag('at_desk').notNull().default(false),
    waited: flag('waited').notNull().default(false),
    locale: text().$type<Locale>().notNull(),
    news: flag('news').notNull(),
    contact: text(),
    phone_hash: text(),
    email_hash: text(),
    link: integer().notNull().default(0),
    fingerprint: text().notNull(),
    first_serial: integer().notNull(),
    first_secret: integer().notNull(),
    serials: json<number[]>('serials').notNull(),
    retired: json<number[]>('retired').notNull(),
    group_code: text(),
    request: text(),
    waits_since: integer(),
    agreed: integer(),
    decline_reason: text().$type<DeclineReason>(),
    revision: integer().notNull(),
    change_key: text(),
    created_at: integer().notNull(),
    changed_at: integer().notNull(),
    erased_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    index('registration_phone').on(t.event, t.phone_hash, t.day, t.state),
    index('registration_email').on(t.event, t.email_hash, t.day, t.state),
    index('registration_unhashed').on(t.event),
    index('registration_pending').on(t.event, t.kind, t.waits_since),
    index('registration_media').on(t.event, t.created_at),
    index('registration_group').on(t.event, t.kind, t.day),
    index('registration_code').on(t.event, t.group_code, t.first_serial),
    index('registration_request').on(t.event, t.request),
    index('registration_ticketless').on(t.event, t.first_serial),
    index('registration_window').on(t.event, t.slot, t.state, t.id),
  ],
);

export const wait = sqliteTable(
  'wait',
  {
    event: integer().notNull(),
    id: text().notNull(),
    state: text().$type<WaitState>().notNull(),
    day: integer().notNull(),
    slot: integer().notNull(),
    people: integer().notNull(),
    ask: flag('ask').notNull(),
    lot: flag('lot').notNull(),
    locale: text().$type<Locale>().notNull(),
    party: json<unknown>('party'),
    phone_hash: text(),
    email_hash: text(),
    fingerprint: text().notNull(),
    first_serial: integer().notNull(),
    first_secret: integer().notNull(),
    passed: integer().notNull().default(0),
    kept_since: integer(),
    offered: integer(),
    deadline: integer(),
    offers: integer().notNull().default(0),
    joined_at: integer().notNull(),
    changed_at: integer().notNull(),
    erased_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    uniqueIndex('wait_serial').on(t.event, t.first_serial),
    index('wait_list').on(t.event, t.day, t.slot, t.state),
    index('wait_phone').on(t.event, t.phone_hash, t.day, t.slot),
    index('wait_email').on(t.event, t.email_hash, t.day, t.slot),
  ],
);

export const registration_change = sqliteTable(
  'registration_change',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    key: text().notNull(),
    verb: text().notNull(),
    revision: integer().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.registration, t.key] })],
);

export const name_word = sqliteTable(
  'name_word',
  {
    event: integer().notNull(),
    hash: text().notNull(),
    registration: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.hash, t.registration] })],
);

export const ticket = sqliteTable(
  'ticket',
  {
    event: integer().notNull(),
    serial: integer().notNull(),
    registration: text().notNull(),
    state: text().$type<TicketState>().notNull(),
    revision: integer().notNull(),
    oldest: integer().notNull(),
    kind: text().$type<PartyKind>().notNull(),
    locale: text().$type<Locale>().notNull(),
    adults: integer().notNull(),
    children: integer().notNull(),
    girls: integer().notNull(),
    day: integer().notNull(),
    slot: integer().notNull(),
    step_free: flag('step_free').notNull(),
    secret: integer().notNull(),
    former: json<readonly number[]>('former').notNull(),
    note: text().$type<GateNote>(),
    key_id: integer().notNull(),
    signature: text().notNull(),
    issued_at: integer().notNull(),
    seq: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.serial] }),
    index('ticket_changed').on(t.event, t.day, t.seq),
    index('ticket_marked').on(t.event, t.day, t.seq),
    index('ticket_noted').on(t.event, t.day),
  ],
);

export const reissue_try = sqliteTable(
  'reissue_try',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    key: text().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.registration, t.key] })],
);

export const message_cause = sqliteTable(
  'message_cause',
  {
    event: integer().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    revision: integer().notNull(),
    windows: json<readonly ToldWindow[]>('windows').notNull(),
    gates: json<readonly Gate[]>('gates'),
    people: integer().notNull(),
    made_by: text().notNull(),
    at: integer().notNull(),
    slot: integer().notNull().default(0),
    registration: text().notNull().default(''),
    messages: integer().notNull().default(0),
    unreachable: integer().notNull().default(0),
    done_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.kind, t.revision] }),
    index('message_cause_open').on(t.event, t.revision),
  ],
);

export const message = sqliteTable(
  'message',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    revision: integer().notNull(),
    locale: text().$type<Locale>().notNull(),
    box: text().notNull(),
    worth_until: integer().notNull(),
    state: text().$type<MessageState>().notNull(),
    dropped_for: text().$type<DropReason>(),
    written_at: integer().notNull(),
    by_email: flag('by_email').notNull(),
    by_phone: flag('by_phone').notNull(),
    due_at: integer().notNull(),
    channel: text().$type<Channel>(),
    attempt: integer().notNull().default(0),
    lease_until: integer(),
    handed_at: integer(),
    overtaken_for: text().$type<DropReason>(),
    refused_by: text().notNull().default(''),
    reference: text(),
    outcome: text(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.registration, t.kind, t.revision] }),
    index('message_ready').on(t.event, t.due_at, t.worth_until),
    index('message_sending').on(t.event, t.lease_until),
    index('message_unknown').on(t.event, t.written_at),
    index('message_reference').on(t.event, t.reference),
    index('message_kept').on(t.event, t.worth_until),
  ],
);

export const bulk = sqliteTable(
  'bulk',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    form: text().notNull(),
    texts: json<BulkTexts>('texts').notNull(),
    audience: json<Audience>('audience').notNull(),
    of_visit: flag('of_visit').notNull(),
    registrations: integer().notNull(),
    worth_until: integer().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
    stopped_by: text(),
    stopped_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.number] }),
    uniqueIndex('bulk_form').on(t.event, t.form),
  ],
);

export const reminder = sqliteTable('reminder', {
  event: integer().primaryKey(),
  wanted: flag('wanted').notNull(),
});

export const announced = sqliteTable('announced', {
  event: integer().primaryKey(),
  list: text({ mode: 'json' }).$type<readonly AnnouncedEdition[]>().notNull(),
});

export const channel = sqliteTable(
  'channel',
  {
    event: integer().notNull(),
    channel: text().$type<Channel>().notNull(),
    state: text().$type<ChannelState>().notNull(),
    box: text().notNull(),
    per_minute: integer().notNull(),
    per_day: integer().notNull(),
    quiet_from: integer(),
    quiet_until: integer(),
    tried_at: integer(),
    minute: integer().notNull().default(0),
    in_minute: integer().notNull().default(0),
    date: text().notNull().default(''),
    in_date: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.event, t.channel] })],
);

export const push_subscription = sqliteTable(
  'push_subscription',
  {
    event: integer().notNull(),
    registration: text().notNull(),
    id: text().notNull(),
    box: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.registration, t.id] })],
);

export const message_count = sqliteTable(
  'message_count',
  {
    event: integer().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    bulk: integer().notNull(),
    locale: text().$type<Locale>().notNull(),
    standing: text().$type<MessageStanding>().notNull(),
    messages: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.kind, t.bulk, t.locale, t.standing] })],
);

export const find_code = sqliteTable(
  'find_code',
  {
    event: integer().notNull(),
    id: text().notNull(),
    contact: text().notNull(),
    by_phone: flag('by_phone').notNull(),
    network: text(),
    locale: text().$type<Locale>().notNull(),
    box: text(),
    told: flag('told'),
    made_at: integer().notNull(),
    expires_at: integer().notNull(),
    kept_until: integer().notNull(),
    tried: json<string[]>('tried').notNull().default([]),
    opened_by: text(),
    opened: text(),
    open_until: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    uniqueIndex('find_code_opened').on(t.event, t.opened),
    index('find_code_asked').on(t.event, t.made_at),
    index('find_code_open').on(t.event, t.expires_at),
    index('find_code_contact').on(t.event, t.contact, t.network, t.expires_at),
    index('find_code_end').on(t.kept_until),
    index('find_code_told').on(t.event, t.contact, t.made_at),
    index('find_code_told_network').on(t.event, t.network, t.made_at),
    index('find_code_told_all').on(t.event, t.by_phone, t.made_at),
  ],
);

export const device = sqliteTable(
  'device',
  {
    event: integer().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    gate: integer().notNull(),
    state: text().$type<DeviceState>().notNull(),
    token_hash: text().notNull(),
    key_thumbprint: text(),
    created_at: integer().notNull(),
    last_seen: integer(),
    queued: integer().notNull(),
    oldest: integer(),
    skew_ms: integer(),
    health: json<DeviceHealth>('health'),
    signed_off: flag('signed_off').notNull(),
    set_aside: flag('set_aside').notNull(),
    revoked_at: integer(),
    handed_in_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const hold = sqliteTable(
  'hold',
  {
    event: integer().notNull(),
    id: text().notNull(),
    gate: integer(),
    kind: text().$type<HoldKind>().notNull(),
    starts_at: integer().notNull(),
    ends_at: integer(),
    reason: text(),
    until: integer(),
    send_to: integer(),
    set_by: text().notNull(),
    ended_by: text(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const free_flow = sqliteTable(
  'free_flow',
  {
    event: integer().notNull(),
    id: text().notNull(),
    gate: integer(),
    starts_at: integer().notNull(),
    ends_at: integer(),
    set_by: text().notNull(),
    ended_by: text(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const voided_span = sqliteTable(
  'voided_span',
  {
    event: integer().notNull(),
    device: text().notNull(),
    from_at: integer().notNull(),
    to_at: integer().notNull(),
    set_by: text().notNull(),
    set_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.from_at, t.to_at] })],
);

export const alert = sqliteTable(
  'alert',
  {
    event: integer().notNull(),
    id: text().notNull(),
    device: text().notNull(),
    gate: integer().notNull(),
    kind: text().$type<AlertKind>().notNull(),
    at: integer().notNull(),
    received_at: integer().notNull(),
    seen_by: text(),
    seen_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.id] })],
);

export const shift_sheet = sqliteTable(
  'shift_sheet',
  {
    event: integer().notNull(),
    id: text().notNull(),
    device: text().notNull(),
    gate: integer().notNull(),
    number: text().notNull(),
    opened_at: integer().notNull(),
    closed_at: integer().notNull(),
    welcomed: integer().notNull(),
    left_again: integer().notNull(),
    refused: integer().notNull(),
    overrides: integer().notNull(),
    received_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.id] })],
);

export const handed_in = sqliteTable(
  'handed_in',
  {
    event: integer().notNull(),
    scan: text().notNull(),
    device: text().notNull(),
    asked: json<AskedScan>('asked').notNull(),
    received_at: integer().notNull(),
    state: text().$type<HandInState>().notNull(),
    decided_by: text(),
    decided_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.device, t.scan] })],
);

export const scan = sqliteTable(
  'scan',
  {
    event: integer().notNull(),
    id: text().notNull(),
    device: text().notNull(),
    shift: text(),
    gate: integer().notNull(),
    type: text().$type<ScanType>().notNull(),
    direction: text().$type<Direction>().notNull(),
    serial: integer(),
    kind: text().$type<WalkInKind>(),
    day: integer().notNull(),
    at: integer().notNull(),
    skew_ms: integer(),
    clamped: flag('clamped').notNull(),
    received_at: integer().notNull(),
    decided: text().$type<ScanDecision>().notNull(),
    reported: flag('reported').notNull(),
    verdict: text().$type<Verdict>().notNull(),
    reason: text().$type<Reason>(),
    people: integer().notNull(),
    children: integer().notNull(),
    conflict: flag('conflict').notNull(),
    undone: flag('undone').notNull(),
    override: text(),
    after: text(),
    target: text(),
    zone: text(),
    counted: text().$type<Counted>(),
    admits: integer(),
    entered: integer(),
    inside: integer(),
    seq: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    index('scan_time').on(t.event, t.at),
    index('scan_counted').on(t.event, t.day),
    index('scan_conflict').on(t.event, t.day),
    index('scan_refused').on(t.event, t.day),
    index('scan_refused_ticket').on(t.event, t.serial),
    index('scan_override').on(t.event, t.day),
    index('scan_after').on(t.event, t.day),
    index('scan_not_of_day').on(t.event, t.day),
  ],
);

export const scan_history = sqliteTable(
  'scan_history',
  {
    event: integer().notNull(),
    id: text().notNull(),
    seq: integer().notNull(),
    device: text().notNull(),
    shift: text(),
    gate: integer().notNull(),
    type: text().$type<ScanType>().notNull(),
    direction: text().$type<Direction>().notNull(),
    serial: integer(),
    kind: text().$type<WalkInKind>(),
    day: integer().notNull(),
    at: integer().notNull(),
    skew_ms: integer(),
    clamped: flag('clamped').notNull(),
    received_at: integer().notNull(),
    decided: text().$type<ScanDecision>().notNull(),
    reported: flag('reported').notNull(),
    verdict: text().$type<Verdict>().notNull(),
    reason: text().$type<Reason>(),
    people: integer().notNull(),
    children: integer().notNull(),
    conflict: flag('conflict').notNull(),
    undone: flag('undone').notNull(),
    override: text(),
    after: text(),
    target: text(),
    zone: text(),
    counted: text().$type<Counted>(),
    admits: integer(),
    entered: integer(),
    inside: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id, t.seq] })],
);

export const duty = sqliteTable(
  'duty',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    device: text().notNull(),
    gate: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.day, t.device, t.gate] })],
);

export const admission = sqliteTable(
  'admission',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    serial: integer().notNull(),
    entered: integer().notNull(),
    exited: integer().notNull(),
    surplus: integer().notNull(),
    children_entered: integer().notNull(),
    children_exited: integer().notNull(),
    re_entries: integer().notNull(),
    movements: json<Movements>('movements').notNull(),
    last_at: integer(),
    last_gate: integer(),
    seq: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.day, t.serial] })],
);

export const attendance = sqliteTable(
  'attendance',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    minute: integer().notNull(),
    gate: integer().notNull(),
    entries: integer().notNull(),
    exits: integer().notNull(),
    re_entries: integer().notNull(),
    walk_ins: integer().notNull(),
    parties: integer().notNull(),
    children: integer().notNull(),
    crew_in: integer().notNull(),
    crew_out: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.day, t.minute, t.gate] }),
    index('attendance_implausible').on(t.event, t.minute),
  ],
);

export const head_count = sqliteTable(
  'head_count',
  {
    event: integer().notNull(),
    day: integer().notNull(),
    at: integer().notNull(),
    scan: text().notNull(),
    zone: text().notNull(),
    people: integer().notNull(),
    undone: flag('undone').notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.day, t.zone, t.at, t.scan] })],
);

export const correction = sqliteTable(
  'correction',
  {
    event: integer().notNull(),
    id: text().notNull(),
    day: integer().notNull(),
    figure: text().$type<CorrectableFigure>().notNull(),
    stated: integer().notNull(),
    counted: integer().notNull(),
    reason: text().notNull(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
    seq: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.id] })],
);

export const share_picture = sqliteTable(
  'share_picture',
  {
    event: integer().notNull(),
    locale: text().$type<Locale>().notNull(),
    png: blob().notNull(),
    digest: text().notNull(),
    words: text().notNull(),
    drawn_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.locale] })],
);

export const sealing = sqliteTable('sealing', {
  event: integer().primaryKey(),
  from_seq: integer().notNull(),
  to_seq: integer().notNull(),
  began_at: integer().notNull(),
  final: flag('final').notNull(),
  step: integer().notNull(),
  log: text().$type<LogName>(),
  upto: text().notNull(),
  over: flag('over').notNull(),
});

export const seal_range = sqliteTable(
  'seal_range',
  {
    event: integer().notNull(),
    to_seq: integer().notNull(),
    number: integer().notNull(),
    log: text().$type<LogName>().notNull(),
    upto: text().notNull(),
    rows: integer().notNull(),
    hash: text().notNull(),
    days: json<readonly DayRows[]>('days').notNull(),
    copy: blob().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.to_seq, t.number] })],
);

export const sealed_text = sqliteTable(
  'sealed_text',
  {
    event: integer().notNull(),
    log: text().$type<LogName>().notNull(),
    id: text().notNull(),
    seq: integer().notNull(),
    name: text().notNull(),
    salt: text(),
    commitment: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.log, t.id, t.seq, t.name] })],
);

export const seal = sqliteTable(
  'seal',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    form: integer().notNull(),
    from_seq: integer().notNull(),
    to_seq: integer().notNull(),
    rows: integer().notNull(),
    days: json<readonly DayRows[]>('days').notNull(),
    root: text().notNull(),
    previous: text().notNull(),
    restored: json<readonly number[]>('restored').notNull(),
    at: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.number] })],
);

export const restoration = sqliteTable(
  'restoration',
  {
    event: integer().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
    seal: integer(),
  },
  (t) => [primaryKey({ columns: [t.event, t.seq] })],
);

export const release = sqliteTable(
  'release',
  {
    event: integer().notNull(),
    id: text().notNull(),
    day: integer().notNull(),
    number: integer().notNull(),
    status: text().$type<ReleaseStatus>().notNull(),
    corrects: integer(),
    reason: text(),
    embargo: integer(),
    figures: json<ReleasedFigures>('figures').notNull(),
    texts: json<PressText>('texts').notNull(),
    sha256: text().notNull(),
    prepared_by: text().notNull(),
    prepared_at: integer().notNull(),
    released_by: text(),
    released_at: integer(),
    seq: integer(),
    csv: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    uniqueIndex('release_number').on(t.event, t.number),
  ],
);

export const notice = sqliteTable(
  'notice',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    revision: integer().notNull(),
    form: text().notNull(),
    kind: text().$type<NoticeKind>().notNull(),
    template: text().$type<Template>().notNull(),
    pinned: flag('pinned').notNull(),
    gate: integer(),
    until: integer(),
    text: json<NoticeText>('text').notNull(),
    parts: json<RumourParts>('parts'),
    published_by: text().notNull(),
    published_at: integer().notNull(),
    withdrawn_by: text(),
    withdrawn_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.number, t.revision] }),
    uniqueIndex('notice_form').on(t.event, t.form),
    index('notice_pinned').on(t.event, t.number),
    index('notice_at_gate').on(t.event, t.number),
  ],
);

export const person = sqliteTable('person', {
  id: text().primaryKey(),
  created_at: integer().notNull(),
});

export const member = sqliteTable(
  'member',
  {
    id: text().primaryKey(),
    event: integer().notNull(),
    person: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    gate: integer(),
    state: text().$type<MemberState>().notNull(),
    created_at: integer().notNull(),
  },
  (t) => [index('member_event').on(t.event), uniqueIndex('member_person').on(t.person, t.event)],
);

export const invitation = sqliteTable(
  'invitation',
  {
    hash: text().primaryKey(),
    event: integer().notNull(),
    kind: text().$type<InvitationKind>().notNull(),
    role: text().$type<Role>().notNull(),
    gate: integer(),
    key_required: flag('key_required').notNull(),
    made_by: text().notNull(),
    created_at: integer().notNull(),
    expires_at: integer().notNull(),
    used_at: integer(),
    used_by: text(),
    card: text(),
    label: text(),
  },
  (t) => [index('invitation_labelled').on(t.expires_at)],
);

export const session = sqliteTable(
  'session',
  {
    hash: text().primaryKey(),
    person: text().notNull(),
    browser: text(),
    shared: flag('shared').notNull().default(false),
    created_at: integer().notNull(),
    renewed_at: integer().notNull(),
    used_at: integer().notNull(),
    expires_at: integer().notNull(),
    revoked_at: integer(),
  },
  (t) => [index('session_person').on(t.person, t.expires_at)],
);

export const passkey = sqliteTable(
  'passkey',
  {
    id: text().primaryKey(),
    person: text().notNull(),
    host: text().notNull(),
    name: text().notNull(),
    public_key: text().notNull(),
    counter: integer().notNull(),
    transports: json<string[]>('transports').notNull(),
    created_at: integer().notNull(),
    used_at: integer(),
  },
  (t) => [index('passkey_person').on(t.person)],
);

export const screen_code = sqliteTable(
  'screen_code',
  {
    session: text().primaryKey(),
    hash: text().notNull().unique(),
    turn: integer().notNull(),
    made_at: integer().notNull(),
    expires_at: integer().notNull(),
    wrong_tries: integer().notNull().default(0),
    browser: text(),
    kind: text(),
    shared: flag('shared'),
    sign: integer(),
    asked_at: integer(),
    opened: flag('opened'),
  },
  (t) => [index('screen_code_end').on(t.expires_at), index('screen_code_browser').on(t.browser)],
);

export const spent_challenge = sqliteTable(
  'spent_challenge',
  { hash: text().primaryKey(), expires_at: integer().notNull() },
  (t) => [index('spent_challenge_end').on(t.expires_at)],
);

export const form_answer = sqliteTable(
  'form_answer',
  {
    event: integer().notNull(),
    member: text().notNull(),
    form: text().notNull(),
    location: text().notNull(),
    made_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.member, t.form] })],
);

export const export_file = sqliteTable(
  'export_file',
  {
    event: integer().notNull(),
    id: text().notNull(),
    kind: text().$type<ExportKind>().notNull(),
    format: text().$type<ExportFormat>().notNull(),
    locale: text().$type<Locale>().notNull(),
    day: integer(),
    contacts: flag('contacts').notNull(),
    reason: text(),
    destroy_by: text(),
    made_by: text().notNull(),
    made_at: integer().notNull(),
    state: text().$type<ExportState>().notNull(),
    attempts: integer().notNull().default(0),
    rows: integer().notNull().default(0),
    total: integer(),
    seen_at: integer(),
    ended_at: integer(),
    destroyed_by: text(),
    destroyed_at: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.id] }),
    index('export_file_made').on(t.event, t.made_at),
    index('export_file_running').on(t.event, t.seen_at),
    index('export_file_kept').on(t.event, t.destroy_by),
  ],
);

export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey(),
    event: integer(),
    at: integer().notNull(),
    actor: text().notNull(),
    verb: text().notNull(),
    subject: text().notNull(),
    detail: json<Record<string, unknown>>('detail'),
  },
  (t) => [
    index('audit_registration').on(t.event, t.subject, t.at),
    index('audit_time').on(t.event, t.at),
    index('audit_actor').on(t.event, t.actor, t.at),
    index('audit_verb').on(t.event, t.verb, t.at),
    index('audit_subject').on(t.event, t.subject, t.at),
  ],
);

export const wish_desk = sqliteTable('wish_desk', {
  event: integer().primaryKey(),
  takes: flag('takes').notNull(),
  until: text().notNull(),
  answer_days: integer().notNull(),
  wish_key: text(),
});

export const wish_reader = sqliteTable(
  'wish_reader',
  {
    event: integer().notNull(),
    member: text().notNull(),
    named_by: text().notNull(),
    named_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.member] })],
);

export const wish = sqliteTable(
  'wish',
  {
    event: integer().notNull(),
    number: integer().notNull(),
    id: text().notNull(),
    state: text().$type<WishState>().notNull(),
    locale: text().$type<Locale>().notNull(),
    received_at: integer().notNull(),
    answer_by: text().notNull(),
    box: text(),
    answer: text(),
    fingerprint: text(),
    contact_hash: text(),
    network_hash: text(),
    passages: json<readonly number[]>('passages').notNull().default([]),
    answered_at: integer(),
    answered_by: text(),
    erase_at: integer(),
    erased_at: integer(),
    revision: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.event, t.number] }),
    uniqueIndex('wish_id').on(t.event, t.id),
    index('wish_due').on(t.erase_at),
  ],
);
