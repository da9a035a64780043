import type { Context } from 'hono';
import { LINES_MAX, TEXT_MAX } from '../../contract/requests/edition-fields.ts';
import { NAME_MAX } from '../../contract/requests/edition-parts.ts';
import type { Untouched } from '../../domain/editing/untouched.ts';
import type { Locale } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import { type EditionWords, editionWords } from '../../i18n/edition.ts';
import type { EditionEdited, editEdition } from '../../operations/edit-edition.ts';
import { findEdition } from '../../store/editions/editions.ts';
import { lastUntouched } from '../../store/editions/last-edit.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { type MemberApp, memberContext } from '../shell/session.ts';
import { faultText } from './edit-faults.ts';
import { valueAt } from './settings-form.ts';

/** What became of edits that a page sent. */
export type Sent =
  | {
      readonly outcome: 'saved';
      /** How many fields stayed as somebody else had them; `unchanged` where all of them did. */
      readonly saved: string;
      /** The same after a page's path, with the version of the edition of which somebody is told. */
      readonly query: string;
    }
  | { readonly outcome: 'conflict'; readonly conflicts: Conflicts }
  | {
      readonly outcome: 'refused';
      readonly faults: readonly FieldFault[];
      /** Of its answer: 409 where nothing is wrong and its sender is asked to confirm. */
      readonly status: 409 | 422;
    };

type Conflicts = Extract<EditionEdited, { outcome: 'conflict' }>['conflicts'];

/** What is asked of `editEdition`. */
type Asked = Parameters<typeof editEdition>[1];

/**
 * Sends the edits of a form by `edit`, which asks for them. `fieldOf` gives the id of the field that a
 * path is about: of a fault as the edit names it, of what is no edit, without the edit's own place, or
 * `moved`, where it is confirmed that windows move for people who hold them.
 */
export async function sendEdits(
  c: Context<MemberApp>,
  edit: (asked: Asked) => Promise<EditionEdited>,
  edits: unknown,
  fieldOf: (path: string) => string = (path) => path,
): Promise<Sent> {
  const { locale, edition, form } = c.var;
  const words = editionWords[locale];
  try {
    const answer = await edit({ event: edition.number, key: form, edits });
    return sentOf(answer, locale, fieldOf);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid_request') throw error;
    const faults = (error.errors ?? []).map(({ path }) => ({
      field: fieldOf(path.replace(NO_EDIT, '')),
      text: invalidText(path, valueAt(edits, path), words),
    }));
    return { outcome: 'refused', faults, status: 422 };
  }
}

/** Where an edit that is none says what is wrong: `0.mine.name.ar`. */
const NO_EDIT = /^\d+\.(?:(?:mine|base|gate)\.)?/;

/** Why a value is none that an edit takes, by its path. */
export function invalidText(path: string, value: unknown, { faults, gates }: EditionWords): string {
  if (/\bsign$/.test(path)) return gates.signWrong;
  if (/\bsite\.\w+$/.test(path)) return faults.site_whole;
  if (typeof value !== 'string') return faults.invalid;
  const most = /\b(texts\.\w+|answer)\.\w+$/.test(path) ? TEXT_MAX : NAME_MAX;
  if (Array.from(value.trim()).length > most) return faults.too_long(most);
  const lines = value.split('\n').length;
  return lines > LINES_MAX ? faults.too_many_lines(LINES_MAX) : faults.invalid;
}

/** The answer as a page shows it. */
function sentOf(
  answer: EditionEdited,
  locale: Locale,
  fieldOf: (path: string) => string = (path) => path,
): Sent {
  switch (answer.outcome) {
    case 'edited':
      return saved(String(answer.theirs.length), answer.told.length > 0 ? answer.version : null);
    case 'unchanged':
      return saved('unchanged', null);
    case 'conflict':
      return answer;
    case 'refused': {
      const faults = answer.faults.map((one) => ({
        field: fieldOf(one.path),
        text: faultText(one, locale),
      }));
      return { outcome: 'refused', faults, status: 422 };
    }
    case 'would_move': {
      const text = editionWords[locale].days.movedAsk(answer.people);
      return { outcome: 'refused', faults: [{ field: fieldOf('moved'), text }], status: 409 };
    }
    case 'edition_changed':
      return {
        outcome: 'refused',
        faults: [{ field: '', text: editionWords[locale].checklist.changed }],
        status: 422,
      };
  }
}

function saved(word: string, told: number | null): Sent {
  const query = `?saved=${word}${told === null ? '' : `&told=${told}`}`;
  return { outcome: 'saved', saved: word, query };
}

/**
 * The page of days after a form about one of them was saved: it is open, and in view unless the head
 * of the page says who is told.
 */
export function dayAddress(slug: string, query: string, day: number | null): string {
  const open = day === null ? '' : `&day=${day}`;
  const inView = day === null || query.includes('&told=') ? '' : `#day-${day}`;
  return `/console/${slug}/edition/days${query}${open}${inView}`;
}

/** The page shows the edition as it is now, past what this isolate remembers. */
export async function readAnew(c: Context<MemberApp>): Promise<void> {
  const edition = await findEdition(c.env.DB, c.var.edition.slug);
  if (edition) c.set('edition', edition);
}

/** What an address says of the form that was sent before. */
export function savedOf(word: string | undefined): number | 'unchanged' | null {
  if (word === 'unchanged') return 'unchanged';
  return word !== undefined && /^\d{1,4}$/.test(word) ? Number(word) : null;
}

/** After a form was saved: the texts that its sender corrected in some languages alone. */
export async function leftIn(c: Context<MemberApp>): Promise<Untouched[]> {
  if (savedOf(c.req.query('saved')) === null) return [];
  return lastUntouched(c.env.DB, memberContext(c).by);
}
