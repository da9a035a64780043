import { formSent, jsonSent, type Sent, send } from './sent.ts';

/** A phone at a gate. */
export interface Phone {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is needed to use the service: an edition, an organizer and phones. */
export interface Site {
  readonly slug: string;
  /** The last window of today, which takes people all day. */
  readonly today: string;
  /** Every window of the days to come. */
  readonly later: readonly string[];
  readonly organizer: Readonly<Record<string, string>>;
  readonly phones: readonly Phone[];
}

/** A service, and everything that was asked of it so far. */
export interface Service {
  readonly origin: string;
  readonly operatorKey: string;
  readonly sent: Sent[];
}

/** Thrown where the service ended before it answered. */
export class ServiceGone extends Error {}

const PHONES = 8;
const GATES = 4;

/** Makes a site on a fresh service. Throws `ServiceGone`: what was done until then is in `sent`. */
export async function openSite(service: Service): Promise<Site> {
  const { slug } = await asOperator(service, 'demo', {}, (answer) => [
    { fact: 'event', of: [String(JSON.parse(answer).slug)] },
  ]);
  const event = await fetch(`${service.origin}/api/v1/events/${slug}`).catch(() => null);
  if (!event?.ok) throw new ServiceGone();
  const { days }: { days: { slots: { id: string }[] }[] } = await event.json();
  const [today, ...later] = days.map(({ slots }) => slots.map(({ id }) => id));
  const organizer = await join(service);
  const phones: Phone[] = [];
  for (let i = 0; i < PHONES; i++) phones.push(await enrol(service, 1 + (i % GATES)));
  return {
    slug: String(slug),
    today: today?.at(-1) ?? '',
    later: later.flat(),
    organizer,
    phones,
  };
}

/** A phone that is enrolled at a gate with an invitation of the operator's. */
export async function enrol(service: Service, gate: number): Promise<Phone> {
  const { code } = await asOperator(service, 'invitations', { kind: 'gate', gate });
  const request = jsonSent(
    { code, name: `${gate}` },
    {
      path: '/api/v1/devices',
      headers: {},
      promises: (answer) => [{ fact: 'device', of: [String(JSON.parse(answer).device.id)] }],
      gist: null,
    },
  );
  const { answer } = await insist(service, request);
  const { device, token } = JSON.parse(answer);
  return { id: String(device.id), headers: { Authorization: `Bearer ${token}` } };
}

/** What an organizer's browser sends along from then on. */
async function join(service: Service): Promise<Readonly<Record<string, string>>> {
  const { code } = await asOperator(service, 'invitations', { kind: 'organizer' });
  const name = crypto.randomUUID();
  const origin = { Origin: service.origin };
  const request = formSent(
    { name },
    {
      path: `/console/join/${code}`,
      headers: origin,
      promises: () => [{ fact: 'member', of: [name] }],
      gist: null,
    },
  );
  const { cookie } = await insist(service, request);
  return { Cookie: cookie, ...origin };
}

async function asOperator(
  service: Service,
  what: string,
  body: unknown,
  promises: Sent['promises'] = () => [],
): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${service.operatorKey}` };
  const path = `/api/v1/operator/${what}`;
  const request = jsonSent(body, { path, headers, promises, gist: null });
  return JSON.parse((await insist(service, request)).answer);
}

async function insist(service: Service, request: Sent) {
  service.sent.push(request);
  const acknowledged = await send(service.origin, request);
  if (!acknowledged) throw new ServiceGone();
  return acknowledged;
}
