import { tellActor } from '../actors/call.ts';
import type { Asking } from '../actors/calls.ts';
import type { JoinAnswer, WaitOrder, WaitOutcome } from '../actors/registrar/wait-list.ts';
import { askRegistrar, registrarOf } from '../actors/stubs.ts';
import { Problem } from '../domain/problem.ts';
import type { PartyRequest } from '../domain/registration.ts';
import type { WaitState } from '../domain/wait-list.ts';
import type { StoredEdition } from '../store/editions/editions.ts';
import { keyedHash } from '../store/keys/keys.ts';
import { namedId } from '../store/keys/named-id.ts';
import { manageSecret } from '../store/registrations/manage-link.ts';
import { openKeys, prepareRegistration } from '../store/registrations/prepare.ts';
import { eventsWithLists, type WaitList } from '../store/wait-list/lists.ts';
import { waitBySecret } from '../store/wait-list/wait-by-secret.ts';
import { allow, type ServiceContext, type VisitorContext } from './context.ts';
import { asksTooOften } from './register-party.ts';

/** A party that asks to wait. */
export interface NewWaiting {
  readonly edition: StoredEdition;
  /** A UUID of the sender's own. */
  readonly key: string;
  readonly party: PartyRequest;
  readonly list: WaitList;
  /** Whether it is asked before it is registered; it needs an e-mail address for that. */
  readonly ask: boolean;
  /** Where the request comes from; null where no ceilings are kept. */
  readonly network: string | null;
}

/** A place in a list, in the form of the public interface. */
export interface WaitReceipt {
  readonly id: string;
  readonly status: WaitState;
  readonly manage_url: string;
}

/**
 * Puts a family or somebody alone on the wait list of a window or of a day, under its idempotency key (a
 * UUID): the same key with the same content gives the same place with `created: false`. A phone or
 * e-mail that is in the list already gets the same answer. Throws a `Problem` for everything that was
 * not taken: `slot_full` where the list is full, `invalid_request` for a party that none of its windows
 * can ever hold.
 */
export async function joinWaitList(
  context: VisitorContext,
  { edition, key, party, list, ask, network }: NewWaiting,
): Promise<{ created: boolean; wait: WaitReceipt }> {
  allow(context, 'join_wait_list');
  const { env, now } = context;
  if (ask && party.contact.email === null) {
    throw new Problem('invalid_request', {
      errors: [{ path: 'contact.email', message: 'required' }],
    });
  }
  const keys = await openKeys(env, edition, now);
  // Its own id: the same form may register another window meanwhile.
  const text = new TextEncoder().encode(`wait ${key.toLowerCase()}`);
  const id = namedId(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
  const prepared = await prepareRegistration(keys, edition, id, party, now);
  const fingerprint = `${prepared.fingerprint} ${list.day} ${list.slot} ${ask}`;
  const tooOften = await asksTooOften(env, prepared);
  const hashed = network === null ? null : await keyedHash(keys.find, `network ${network}`);
  const asking: Asking = { tooOften, network: hashed };
  const answer = await askRegistrar(env, edition.number, (registrar) =>
    registrar.joinList(edition.number, { party: prepared, ...list, ask, fingerprint }, asking),
  );
  if (!('wait' in answer)) throw refusal(answer.outcome);
  const { wait } = answer;
  const secret = await manageSecret(keys.manage, {
    event: edition.number,
    id: wait.id,
    serial: wait.first_serial,
    link: 0,
  });
  return {
    created: answer.outcome === 'created',
    wait: { id: wait.id, status: wait.state, manage_url: `${env.PUBLIC_URL}/r/${secret}` },
  };
}

function refusal(outcome: Exclude<JoinAnswer, { wait: unknown }>['outcome']): Problem {
  switch (outcome) {
    case 'list_full':
      return new Problem('slot_full', {
        detail: 'The waiting list is full.',
        members: { remaining: 0, alternatives: [] },
      });
    case 'party_too_large':
      return new Problem('invalid_request', {
        errors: [{ path: 'party', message: 'too_large' }],
      });
    case 'registration_closed':
      return new Problem('registration_closed', {
        detail: 'Registration, or this arrival window, takes nobody at this time.',
      });
    case 'rate_limited':
      return new Problem('rate_limited', { retryAfter: 60 });
    case 'busy':
      return new Problem('busy', { retryAfter: 5 });
    case 'failed':
      throw new Error('a place in a list was refused by its table');
    default:
      return new Problem(outcome);
  }
}

/**
 * Carries out what the holder of a link asks of their place in a list, once however often it is asked.
 * Throws `not_found`, `busy`.
 */
export async function answerWait(
  context: VisitorContext,
  { edition, secret, order }: WaitAnswer,
): Promise<Exclude<WaitOutcome, 'not_found'>> {
  allow(context, 'answer_wait');
  const { env, now } = context;
  const wait = await waitBySecret(env, secret, now);
  if (wait?.event !== edition.number) throw new Problem('not_found');
  const outcome = await askRegistrar(env, edition.number, (registrar) =>
    registrar.answerWait(edition.number, wait.id, order),
  );
  if (outcome === 'busy') throw new Problem('busy', { retryAfter: 5 });
  if (outcome === 'not_found') throw new Problem('not_found');
  return outcome;
}

/** What is asked, and by whose link. */
export interface WaitAnswer {
  readonly edition: StoredEdition;
  readonly secret: string;
  readonly order: WaitOrder;
}

/** Draws who has the places that came free, on every edition in which somebody waits. */
export async function drawWaitLists(context: ServiceContext): Promise<void> {
  allow(context, 'draw_places');
  const { env } = context;
  for (const event of await eventsWithLists(env.DB)) {
    await tellActor({ actor: 'registrar', edition: event }, () =>
      registrarOf(env, event).drawPlaces(event),
    );
  }
}
