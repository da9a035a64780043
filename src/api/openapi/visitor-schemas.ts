import { LOCALES, PARTY_KINDS } from '../../domain/kinds.ts';
import {
  count,
  countTo,
  flag,
  instant,
  list,
  named,
  object,
  oneOf,
  orNull,
  type Schema,
  text,
  textTo,
} from './schema.ts';

const date: Schema = { type: 'string', format: 'date' };
const code: Schema = { type: 'string', pattern: '^[0-9]{12}$', examples: ['482109375516'] };
/** As many as the coaches of one school hold. */
const people: Schema = orNull(countTo(10_200));

const localTime: Schema = { type: 'string', pattern: '^[0-9]{2}:[0-9]{2}$' };

/** What visitors, and programs that register for them, send and get. */
export const visitorSchemas: Record<string, Schema> = {
  Event: object({
    slug: text,
    number: { type: 'integer', minimum: 1, maximum: 65_535 },
    name: named('Localized'),
    city: named('Localized'),
    venue: named('Localized'),
    timezone: { ...text, examples: ['Africa/Casablanca'] },
    status: oneOf(['open', 'closed', 'archived']),
    registration: object({ open: flag, opens_at: instant, closes_at: instant }),
    party_max: { ...count, description: 'The most people of a party; schools have their own.' },
    utc_offsets: list(object({ from: instant, offset: text }), {
      description: 'Of the zone, in the order of time: what phones use instead of their own data.',
    }),
    days: list(
      object({
        id: text,
        date,
        from: localTime,
        to: localTime,
        opens_at: instant,
        closes_at: instant,
        slots: list(
          object({
            id: text,
            date: { ...date, description: 'Of the day that it belongs to.' },
            from: localTime,
            to: localTime,
            starts_at: instant,
            ends_at: instant,
            capacity: { ...count, description: 'People, babies too.' },
            remaining: count,
            open: { ...flag, description: 'Whether it still takes parties now.' },
          }),
        ),
      }),
    ),
  }),
  RegistrationRequest: object(
    {
      slot: { ...text, description: 'The id of an arrival window.' },
      kind: oneOf(PARTY_KINDS),
      party: object(
        { adults: people, children: people, girls: people, boys: people, coaches: people },
        ['children', 'girls', 'boys', 'coaches'],
        {
          description:
            'A child is under 12, babies included; at least one adult. A school says girls, boys, adults and coaches.',
        },
      ),
      organisation: { ...orNull(textTo(120)), description: 'Required of a school.' },
      group_code: {
        ...orNull(textTo(80)),
        description:
          'Of the directorate: confirms a school or association of more than party_max people at once. Without it such a group waits, and holds no places.',
      },
      contact: object(
        { name: textTo(120), phone: orNull(textTo(64)), email: orNull(textTo(254)) },
        ['phone', 'email'],
        {
          description: 'A phone of any country, or an e-mail, or both.',
        },
      ),
      locale: oneOf(LOCALES, { default: 'ar' }),
      consent: { const: true, description: 'The notice was read, and an adult registers.' },
      news: { ...flag, default: false },
      step_free: { ...flag, default: false },
    },
    ['organisation', 'group_code', 'locale', 'news', 'step_free'],
  ),
  Receipt: object({
    registration: object({
      reference: { ...code, description: 'The code of the first ticket, pending ones too.' },
      status: oneOf(['confirmed', 'pending', 'cancelled']),
      manage_url: { type: 'string', format: 'uri', description: 'Private: keep it from others.' },
    }),
    tickets: list(named('Ticket'), { description: 'None while it waits for approval.' }),
  }),
  Ticket: object({
    serial: { type: 'integer', minimum: 1 },
    code,
    token: { type: 'string', pattern: '^[A-Z2-7]{127}$' },
    url: { type: 'string', format: 'uri' },
    qr_url: { type: 'string', format: 'uri' },
    kind: oneOf(PARTY_KINDS),
    admits: { type: 'integer', minimum: 1 },
    adults: count,
    children: count,
    date,
    starts_at: instant,
    ends_at: instant,
  }),
};
