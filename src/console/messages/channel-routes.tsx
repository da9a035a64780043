import { type Context, Hono } from 'hono';
import { ADAPTERS } from '../../channels/adapters.ts';
import type { RefusedSettings } from '../../channels/carrier.ts';
import type { Channel } from '../../domain/channel.ts';
import { parseEmail } from '../../domain/email.ts';
import { MESSAGE_KINDS } from '../../domain/message.ts';
import { parsePhone } from '../../domain/phone.ts';
import { Problem } from '../../domain/problem.ts';
import { channelWords } from '../../i18n/channels.ts';
import { writtenIn } from '../../i18n/message-text.ts';
import {
  readChannelSettings,
  resolveUnknown,
  sendKept,
  setUpChannel,
  startChannel,
  stopChannel,
  type Trial,
  tryChannel,
} from '../../operations/channels.ts';
import { doOnce } from '../shell/form.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { ChannelPage } from './channel-page.tsx';
import { channelIn, readTerms, shownOf, typedIn } from './read-channel.ts';

/** What carries messages: how it is set up, tried, started and stopped. */
export const channels = new Hono<MemberApp>();

const BASE = '/console/:slug/messages';
const ONE = `${BASE}/channels/:channel`;

channels.get(ONE, requirePermission('set_up_channel'), async (c) =>
  c.html(
    await show(c, channelIn(c), {
      saved: c.req.query('saved') === '1',
      trial: c.req.query('tried') ?? '',
    }),
  ),
);

channels.post(ONE, requirePermission('set_up_channel'), async (c) => {
  const { edition } = c.var;
  const channel = channelIn(c);
  const body = await c.req.parseBody();
  const typed = typedIn(channel, body);
  const seen = typeof body.seen === 'string' ? body.seen : null;
  const terms = readTerms(typed);
  if ('faulty' in terms) {
    return c.html(await show(c, channel, { typed, seen, refused: terms }), 422);
  }
  const answer = await setUpChannel(memberContext(c), { edition, channel, typed, seen, ...terms });
  if (answer === 'changed') return c.html(await show(c, channel, { typed, changed: true }), 409);
  if (answer.faulty.length > 0) return refused(c, channel, typed, answer);
  return c.redirect(`/console/${edition.slug}/messages/channels/${channel}?saved=1`, 303);
});

channels.post(`${ONE}/try`, requirePermission('set_up_channel'), async (c) => {
  const { edition, locale } = c.var;
  const channel = channelIn(c);
  const { to } = await c.req.parseBody();
  const address = typeof to === 'string' ? recipientOf(channel, to) : null;
  if (address === null) return refused(c, channel, null, { faulty: ['to'] });
  const written = writtenIn(locale);
  const { subject, text } = channelWords[written].trial;
  const mail = { subject, body: `${text}\n`, html: `<p>${text}</p>` };
  const message = { to: address, text, locale: written, mail };
  const tried = (how: string) =>
    `/console/${edition.slug}/messages/channels/${channel}?tried=${how}`;
  const where = await doOnce(c, tried('begun'), async () =>
    tried(howOf(await tryChannel(memberContext(c), { edition, channel, message }))),
  );
  return c.redirect(where, 303);
});

/** How a trial ended, as one word of an address; of one that was not taken why. */
function howOf(trial: Trial): string {
  const isRefused = trial.result === 'again' || trial.result === 'bounced';
  return isRefused ? `not-${trial.why}` : trial.result;
}

channels.post(`${ONE}/start`, requirePermission('run_channel'), async (c) => {
  await startChannel(memberContext(c), { channel: channelIn(c) });
  return c.redirect(`/console/${c.var.edition.slug}/messages`, 303);
});

channels.post(`${ONE}/stop`, requirePermission('run_channel'), async (c) => {
  await stopChannel(memberContext(c), { channel: channelIn(c) });
  return c.redirect(`/console/${c.var.edition.slug}/messages`, 303);
});

channels.post(`${BASE}/kept`, requirePermission('run_channel'), async (c) => {
  await sendKept(memberContext(c));
  return c.redirect(`/console/${c.var.edition.slug}/messages`, 303);
});

channels.post(`${BASE}/unknown`, requirePermission('run_channel'), async (c) => {
  const { registration, kind: named, revision, said } = await c.req.parseBody();
  const kind = MESSAGE_KINDS.find((one) => one === named);
  const isNumber = typeof revision === 'string' && /^\d{1,9}$/.test(revision);
  if (typeof registration !== 'string' || registration.length > 36 || !kind || !isNumber) {
    throw new Problem('not_found');
  }
  const key = { registration, kind, revision: Number(revision) };
  await resolveUnknown(memberContext(c), { key, sent: said === 'sent' });
  return c.redirect(`/console/${c.var.edition.slug}/messages#unknown`, 303);
});

/** Null for what is none; a browser is told by the page of a ticket alone. */
function recipientOf(channel: Channel, typed: string): string | null {
  switch (channel) {
    case 'sms':
      return parsePhone(typed, { country: 'MA' })?.e164 ?? null;
    case 'email':
      return parseEmail(typed);
    case 'push':
      return null;
  }
}

interface Shown {
  readonly typed?: Readonly<Record<string, string>> | null;
  readonly refused?: RefusedSettings;
  readonly saved?: boolean;
  readonly changed?: boolean;
  /** Of the form that is shown again. */
  readonly seen?: string | null;
  /** The word of `howOf`. */
  readonly trial?: string;
}

async function refused(
  c: Context<MemberApp>,
  channel: Channel,
  typed: Shown['typed'],
  answer: RefusedSettings,
) {
  return c.html(await show(c, channel, { typed, refused: answer }), 422);
}

/** The page of a channel. A secret that was typed is not shown again either. */
async function show(c: Context<MemberApp>, channel: Channel, shown: Shown) {
  const { locale, member, edition, now } = c.var;
  const { typed, refused: answer, saved = false, changed = false, trial = '' } = shown;
  const found = await readChannelSettings(memberContext(c), { edition, channel });
  const fields = (ADAPTERS[channel]?.fields ?? []).filter(({ drawn }) => !drawn);
  const secrets = new Set(fields.flatMap(({ name, secret }) => (secret ? [name] : [])));
  const values = Object.entries(typed ?? shownOf(found)).filter(([name]) => !secrets.has(name));
  const { fault, templateFault } = channelWords[locale];
  const faults = (answer?.faulty ?? []).map((field) => {
    const parts = field === 'template' ? (answer?.parts ?? []) : [];
    const why = parts.map(templateFault).join(' ');
    return { field, text: `${labelOf(field, channel, c)} · ${why || fault}` };
  });
  return (
    <ChannelPage
      {...{ locale, member, edition, now, channel, fields, faults, saved, changed, trial }}
      typed={Object.fromEntries(values)}
      seen={shown.seen ?? found?.seen ?? ''}
      isSetUp={found !== null}
    />
  );
}

function labelOf(field: string, channel: Channel, { var: { locale } }: Context<MemberApp>): string {
  const words = channelWords[locale];
  const own: Readonly<Record<string, string>> = {
    ...{
      per_minute: words.perMinute.label,
      per_day: words.perDay.label,
      to: words.trial.to[channel] ?? '',
    },
    ...{ quiet_from: words.quietFrom.label, quiet_until: words.quietUntil.label },
  };
  return words.fields[field]?.label ?? own[field] ?? field;
}
