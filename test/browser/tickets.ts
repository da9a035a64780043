import type { Server } from './server.ts';

export interface Ticket {
  readonly serial: number;
  readonly url: string;
  readonly code: string;
}

/** What the service answers to a registration. */
export interface Receipt {
  readonly registration: { readonly reference: string; readonly manage_url: string };
  readonly tickets: readonly Ticket[];
}

const FAMILY = { adults: 2, children: 3 };

/** A ticket for a party on the first day, a family of five; `n`, 0 to 29, tells parties apart. */
export async function issueTicket(server: Server, n: number, party = FAMILY): Promise<Ticket> {
  const asked = { kind: 'family', party, contact: { name: 'سعاد', phone: `06123456${70 + n}` } };
  const { tickets } = await register(server, asked);
  const [ticket] = tickets;
  if (!ticket) throw new Error('no ticket was issued');
  return ticket;
}

/**
 * Registers a party as the public interface takes it, for the last window of the first day. `id`: the
 * form’s, under which it is kept.
 */
export async function register(
  server: Pick<Server, 'url'>,
  asked: object,
  id: string = crypto.randomUUID(),
): Promise<Receipt> {
  const event = `${server.url}/api/v1/events/demo`;
  const { days } = await (await fetch(event)).json();
  const response = await fetch(`${event}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
    body: JSON.stringify({
      // The last window is open for as long as its day.
      slot: days[0].slots.at(-1).id,
      locale: 'ar',
      consent: true,
      ...asked,
    }),
  });
  if (!response.ok) throw new Error(`not registered: ${await response.text()}`);
  return response.json();
}

/** The public figures of now. */
export async function live(server: Server): Promise<unknown> {
  return (await fetch(`${server.url}/api/v1/events/demo/live`)).json();
}
