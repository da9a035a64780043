import { Problem } from '../domain/problem.ts';
import type { Env } from '../env.ts';
import { callActor } from './call.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import type { Registrar } from './registrar.ts';

/** Western Europe, where D1 is: the nearest to Morocco. */
const HINT = { locationHint: 'weur' } as const;

type Calls<Actor> = {
  [Name in keyof Actor as Actor[Name] extends (...args: never[]) => Promise<unknown>
    ? Name
    : never]: Actor[Name];
};
export type GatekeeperCalls = Calls<Gatekeeper>;
export type RegistrarCalls = Calls<Registrar>;

/**
 * Asks the Gatekeeper of an event, and once more if the call itself failed. Throws `busy`.
 * The one place where a stub gets the types of its class: RPC's own turn every tuple into an array.
 */
export function askGatekeeper<T>(
  env: Env,
  event: number,
  call: (gatekeeper: GatekeeperCalls) => Promise<T>,
): Promise<T> {
  // A stub stays broken once its actor was replaced, so that each call gets its own.
  const stub = () => env.GATEKEEPER.getByName(String(event), HINT) as unknown as GatekeeperCalls;
  return callActor({ actor: 'gatekeeper', edition: event }, () => call(stub()));
}

/** Asks the Registrar of an event, in the same way. */
export function askRegistrar<T>(
  env: Env,
  event: number,
  call: (registrar: RegistrarCalls) => Promise<T>,
): Promise<T> {
  const stub = () => env.REGISTRAR.getByName(String(event), HINT) as unknown as RegistrarCalls;
  return callActor({ actor: 'registrar', edition: event }, () => call(stub()));
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
