import type { FieldFault } from './problem.ts';
import { cleanText, isBlank } from './text.ts';

/** What the press says of its work; shown to those who decide alone. */
export interface MediaDetails {
  /** Kind of work, such as television or photographs. */
  readonly work: string;
  readonly equipment: string;
  /** What comes on wheels; empty where nothing does. */
  readonly vehicle: string;
}

export type MediaField = keyof MediaDetails;

/** The fields, in the order of the form. */
const MEDIA_FIELDS: readonly MediaField[] = ['work', 'equipment', 'vehicle'];

/** What is wrong with one of them. */
export interface MediaFault {
  readonly field: MediaField;
  readonly message: FieldFault;
}

/** Checks what was typed of a crew's work: only its kind must be said. */
export function checkMedia(
  typed: MediaDetails,
): { readonly details: MediaDetails } | { readonly faults: readonly MediaFault[] } {
  const read = MEDIA_FIELDS.map((field) => ({ field, ...checkField(field, typed[field]) }));
  const faults = read.flatMap(({ field, fault }) => (fault ? [{ field, message: fault }] : []));
  if (faults.length > 0) return { faults };
  const [work = '', equipment = '', vehicle = ''] = read.map(({ text }) => text);
  return { details: { work, equipment, vehicle } };
}

function checkField(field: MediaField, typed: string): { text: string; fault?: FieldFault } {
  if (isBlank(typed)) {
    const invisible = typed.trim() !== '';
    if (field !== 'work' && !invisible) return { text: '' };
    return { text: '', fault: invisible ? 'invalid' : 'required' };
  }
  const text = cleanText(typed);
  return text === null ? { text: '', fault: 'too_long' } : { text };
}
