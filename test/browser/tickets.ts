import type { Server } from './server.ts';

export interface Ticket {
  readonly url: string;
  readonly code: string;
}

const FAMILY = { adults: 2, children: 3 };

/** A ticket for a party on the first day, a family of five; `n`, 0 to 29, tells parties apart. */
export async function issueTicket(server: Server, n: number, party = FAMILY): Promise<Ticket> {
  const event = `${server.url}/api/v1/events/demo`;
  const { days } = await (await fetch(event)).json();
  const response = await fetch(`${event}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({
      // The last window is open for as long as its day.
      slot: days[0].slots.at(-1).id,
      kind: 'family',
      party,
      contact: { name: 'سعاد', phone: `06123456${70 + n}` },
      locale: 'ar',
      consent: true,
    }),
  });
  const { tickets } = await response.json();
  return tickets[0];
}

/** The public figures of now. */
export async function live(server: Server): Promise<unknown> {
  return (await fetch(`${server.url}/api/v1/events/demo/live`)).json();
}
