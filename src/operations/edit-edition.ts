import * as v from 'valibot';
import { tellActor } from '../actors/call.ts';
import type { EditAnswer } from '../actors/calls.ts';
import { askRegistrar, gatekeeperOf, registrarOf } from '../actors/stubs.ts';
import { editionEdits } from '../contract/requests/edition-edit.ts';
import type { EditionEdit } from '../domain/editing/edits.ts';
import type { EditionStatus } from '../domain/edition.ts';
import { Problem } from '../domain/problem.ts';
import { forgetEditions } from '../store/editions/editions.ts';
import { actingOn, allow, type MemberContext, type OperatorContext } from './context.ts';

/** Who asks for an edit, and by which form. */
interface Asking {
  readonly event: number;
  /** Of the form: sent twice, it is done once. At most 64 characters. */
  readonly key: string;
  /** The version that was read, where a later one must be seen first. */
  readonly version?: number | undefined;
  /** Asks first where windows would move for people who hold them: nothing is written then. */
  readonly asksMoves?: boolean | undefined;
}

/** What became of an edit; `busy` is thrown instead. */
export type EditionEdited = Exclude<EditAnswer, { readonly outcome: 'busy' }>;

/**
 * Edits an edition: one task of its Registrar, under the next version. From its commit on nobody
 * decides by the old one. `edits`: `EditionEdit`s as a form or a file says them, nothing of which is
 * checked yet; they are made together or not at all. Throws `invalid_request` for what is no edit,
 * `not_found`, `busy`.
 */
export async function editEdition(
  context: MemberContext | OperatorContext,
  { edits, ...asking }: Asking & { readonly edits: unknown },
): Promise<EditionEdited> {
  allow(context, 'edit_edition');
  const read = readEdits(edits);
  // Another permission.
  if (read.some(({ verb }) => verb === 'status')) throw new Problem('invalid_request');
  return ask(context, asking, read);
}

/**
 * Publishes an edition (`open`), closes registration, opens it again, or archives it. With the
 * version that was seen, one that was edited since is not published. Throws as `editEdition` does.
 */
export async function setEditionStatus(
  context: MemberContext | OperatorContext,
  { to, ...asking }: Asking & { readonly to: Exclude<EditionStatus, 'draft'> },
): Promise<EditionEdited> {
  allow(context, 'set_edition_status');
  return ask(context, asking, readEdits([{ verb: 'status', to }]));
}

async function ask(
  context: MemberContext | OperatorContext,
  { event, key, version, asksMoves }: Asking,
  edits: readonly EditionEdit[],
): Promise<EditionEdited> {
  const { id } = actingOn(context, event);
  const { env } = context;
  const order = { edits, key: key.slice(0, 64), version, asksMoves };
  const answer = await askRegistrar(env, event, (registrar) => registrar.edit(event, order, id));
  if (answer.outcome === 'busy') throw new Problem('busy', { retryAfter: 5 });
  if (answer.outcome !== 'edited') return answer;
  forgetEditions();
  // The edit stands, and their cause with it: what is not written now, the next minute writes.
  if (answer.told.length > 0) {
    await tellActor({ actor: 'registrar', edition: event }, () =>
      registrarOf(env, event).tellHolders(event),
    );
  }
  // Its batches fail under the old version all the same: phones have the new one sooner.
  await tellActor({ actor: 'gatekeeper', edition: event }, () =>
    gatekeeperOf(env, event).reload(event),
  );
  return answer;
}

/** Throws `invalid_request` with the path of each field that cannot be. */
function readEdits(edits: unknown): readonly EditionEdit[] {
  const read = v.safeParse(editionEdits, edits);
  if (read.success) return read.output;
  throw new Problem('invalid_request', {
    detail: 'This is no edit of an edition.',
    errors: read.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: 'invalid' })),
  });
}
