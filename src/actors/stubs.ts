import { Problem } from '../domain/problem.ts';
import type { Env } from '../env.ts';
import { callActor, tellActor } from './call.ts';
import type { ErasuresCalls, GatekeeperCalls, RegistrarCalls, SenderCalls } from './calls.ts';

/** Western Europe, where D1 is: the nearest to Morocco. */
const HINT = { locationHint: 'weur' } as const;

/**
 * The Gatekeeper of an event. The one place, with those below it, where a stub gets its types: those of
 * RPC turn every tuple into an array, and would have the bindings import the writers.
 */
export function gatekeeperOf(env: Env, event: number): GatekeeperCalls {
  return env.GATEKEEPER.getByName(String(event), HINT) as unknown as GatekeeperCalls;
}

/** The Registrar of an event. */
export function registrarOf(env: Env, event: number): RegistrarCalls {
  return env.REGISTRAR.getByName(String(event), HINT) as unknown as RegistrarCalls;
}

/** What sends the messages of an event. */
export function senderOf(env: Env, event: number): SenderCalls {
  return env.SENDER.getByName(String(event), HINT) as unknown as SenderCalls;
}

/**
 * Waits until what is being handed over of an edition has left, or for some seconds: what somebody stopped
 * or erased before is over then. Never rejects.
 */
export function lettersLeft(env: Env, event: number): Promise<void> {
  const sender = { actor: 'sender', edition: event } as const;
  return tellActor(sender, () => senderOf(env, event).settled());
}

/** The one list of erasures, of all editions. */
function erasuresOf(env: Env): ErasuresCalls {
  return env.ERASURES.getByName('all', HINT) as unknown as ErasuresCalls;
}

/** Asks the list of erasures, and once more if the call itself failed. Throws `busy`. */
export function askErasures<T>(
  env: Env,
  call: (erasures: ErasuresCalls) => Promise<T>,
): Promise<T> {
  return callActor({ actor: 'erasures', edition: 0 }, () => call(erasuresOf(env)));
}

/**
 * Asks the Gatekeeper of an event, and once more if the call itself failed. Throws `busy`. A stub
 * stays broken once its actor was replaced, so that each call gets its own.
 */
export function askGatekeeper<T>(
  env: Env,
  event: number,
  call: (gatekeeper: GatekeeperCalls) => Promise<T>,
): Promise<T> {
  return callActor({ actor: 'gatekeeper', edition: event }, () => call(gatekeeperOf(env, event)));
}

/** Asks the Registrar of an event, in the same way. */
export function askRegistrar<T>(
  env: Env,
  event: number,
  call: (registrar: RegistrarCalls) => Promise<T>,
): Promise<T> {
  return callActor({ actor: 'registrar', edition: event }, () => call(registrarOf(env, event)));
}

/**
 * Hands a live socket to the Gatekeeper of an event. `request` is the number of the request. Throws
 * `rate_limited` where the session holds enough of them, `busy` where the edition does.
 */
export async function openLiveSocket(
  env: Env,
  event: number,
  session: string,
  request: string,
): Promise<Response> {
  const headers = {
    Upgrade: 'websocket',
    'X-Session': session,
    'X-Event': String(event),
    'X-Request-Id': request,
  };
  const answer = await callActor({ actor: 'gatekeeper', edition: event }, () =>
    env.GATEKEEPER.getByName(String(event), HINT).fetch('https://gatekeeper/live', { headers }),
  );
  if (answer.status === 429) throw new Problem('rate_limited', { retryAfter: 60 });
  if (answer.status === 503) throw new Problem('busy', { retryAfter: 60 });
  return answer;
}
