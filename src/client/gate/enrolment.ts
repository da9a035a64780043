import {
  type Change,
  FRESH,
  type Keys,
  type Refusal,
  type Store,
  type Transport,
} from './ports.ts';

/**
 * Makes this phone a gate: spends a one-time code, and only then forgets what the phone was before.
 * `null` when it succeeded, else what stood in the way. The caller opens the phone anew.
 */
export async function enrol(
  ports: { store: Store; transport: Transport; keys: Keys },
  code: string,
  name: string,
): Promise<Refusal | null> {
  const proof = await ports.keys.newProof();
  const reply = await ports.transport.enrol({
    code,
    name,
    ...(proof && { public_key: proof.jwk }),
  });
  if (!reply.ok) return reply.why;
  const { policy, device, token, event, keys } = reply.answer;
  const enrolment = { device, token, event, keys, proof: proof?.pair ?? null };
  const change: Change = {
    rows: new Map(),
    newDay: false,
    tickets: new Map(),
    today: new Map(),
    settings: { ...FRESH, enrolment, policy, day: policy.today },
  };
  await ports.store.wipe();
  await ports.store.commit(change);
  return null;
}
