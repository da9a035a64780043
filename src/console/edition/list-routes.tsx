import type { Context } from 'hono';
import type { Untouched } from '../../domain/editing/untouched.ts';
import { LOCALES } from '../../domain/kinds.ts';
import { editionWords } from '../../i18n/edition.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import type { MemberApp } from '../shell/session.ts';
import { wholeOf } from './days-form.ts';
import { readAnew, sendEdits } from './edits-sent.ts';
import { readBase, type Typed, textOf, typedOf } from './settings-form.ts';

/** A setting that is a list, with a page of its own: each of its forms is about one of its entries. */
export interface ListSetting {
  /** The setting, and the end of its page's path. */
  readonly name: 'programme' | 'questions' | 'plan';
  /** The field that says by its place which entry a form is about; `new` is none of them yet. */
  readonly entry: string;
  /** The entry that a form says. */
  readonly read: (typed: Typed) => unknown;
  /** The id of a field after its prefix, by the path within the entry; the first one for any other. */
  readonly fieldOf: (path: readonly string[]) => string;
}

/** What a page of such a list shows beside the list itself. */
export interface ListShown {
  /** What was typed in the form that was refused; null where nothing was sent. */
  readonly typed: Typed | null;
  readonly faults: readonly FieldFault[];
  readonly saved: number | 'unchanged' | null;
  /** Texts that were corrected in some languages alone. */
  readonly left: readonly Untouched[];
}

/** What a page shows where no form was sent. */
export const NOTHING_SENT: ListShown = { typed: null, faults: [], saved: null, left: [] };

/**
 * Takes a form of a list: an entry changed, added at its end, or taken out. The form carries the whole
 * list as it was read, so that two people never take away each other's entries unseen. `edit` makes it.
 */
export async function saveList(
  c: Context<MemberApp>,
  list: ListSetting,
  edit: Parameters<typeof sendEdits>[1],
  show: (shown: Partial<ListShown>) => string,
): Promise<Response> {
  const typed = typedOf(await c.req.parseBody());
  const base = readBase(typed);
  const fieldOf = (path: string) => idOf(list, path, typed);
  const changed = async () => {
    await readAnew(c);
    const text = editionWords[c.var.locale].checklist.changed;
    return c.html(show({ typed, faults: [{ field: fieldOf(''), text }] }), 409);
  };
  if (!Array.isArray(base)) return changed();
  const mine = listAfter(list, typed, base);
  const settings = { verb: 'settings', base: { [list.name]: base }, mine: { [list.name]: mine } };
  const sent = await sendEdits(c, edit, [settings], fieldOf);
  switch (sent.outcome) {
    case 'saved': {
      const page = `/console/${c.var.edition.slug}/edition/${list.name}`;
      return c.redirect(`${page}?saved=${sent.saved}`, 303);
    }
    case 'conflict':
      return changed();
    case 'refused':
      await readAnew(c);
      return c.html(show({ typed, faults: sent.faults }), 422);
  }
}

function listAfter(list: ListSetting, typed: Typed, base: readonly unknown[]): unknown[] {
  const at = wholeOf(textOf(typed, list.entry)) ?? base.length;
  if (textOf(typed, 'verb') === 'remove') return base.filter((_, i) => i !== at);
  const one = list.read(typed);
  return at < base.length ? base.with(at, one) : [...base, one];
}

/** The id of the field that a fault is about: `programme.2.name.fr` is `show-2.name.fr`. */
function idOf(list: ListSetting, path: string, typed: Typed): string {
  const [, , ...within] = path.split('.');
  return `${list.entry}-${textOf(typed, list.entry)}.${list.fieldOf(within)}`;
}

/** A text in every language, as a form says it. */
export function inLanguages(typed: Typed, name: string) {
  return Object.fromEntries(LOCALES.map((one) => [one, textOf(typed, `${name}.${one}`)]));
}
