import { LAYOUT } from '../books/ledger.ts';
import type { Keys, Refusal, Store, Transport } from '../ports.ts';
import { type Change, FRESH, type ProofKey } from '../records.ts';

/**
 * Makes this phone a gate: spends a one-time code, and only then deletes what the phone was before.
 * `null` when it succeeded, else what prevented it. The caller opens the phone anew. The same code
 * is sent with the same key, however often, and after the page was closed: if an answer is lost,
 * the code is spent on this very phone, which then gets what was made for it.
 */
export async function enrol(
  ports: { store: Store; transport: Transport; keys: Keys },
  code: string,
  name: string,
): Promise<Refusal | null> {
  const proof = await proofFor(ports, code);
  const reply = await ports.transport.enrol({
    code,
    name,
    ...(proof && { public_key: proof.jwk }),
  });
  if (!reply.ok) return reply.why;
  const { policy, device, token, event, keys } = reply.answer;
  const enrolment = { device, token, event, keys, proof: proof?.pair ?? null };
  await ports.store.wipe();
  const settings = { ...FRESH, layout: LAYOUT, enrolment, policy, day: policy.today };
  await ports.store.commit({ ...UNCHANGED, settings });
  return null;
}

const UNCHANGED: Omit<Change, 'settings'> = {
  rows: new Map(),
  newLedger: false,
  newDay: false,
  tickets: new Map(),
  today: new Map(),
};

/** The key that this code was sent with before, else a new one, stored before it is sent. */
async function proofFor(
  { store, keys }: { store: Store; keys: Keys },
  code: string,
): Promise<ProofKey | null> {
  const { joining } = (await store.load()).settings;
  if (joining?.code === code) return joining.proof;
  const proof = await keys.newProof();
  if (proof) {
    try {
      await store.commit({ ...UNCHANGED, settings: { joining: { code, proof } } });
    } catch {
      // A full disk: the code can still be spent, only not twice.
    }
  }
  return proof;
}
