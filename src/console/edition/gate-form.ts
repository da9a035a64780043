import type { GateFields } from '../../domain/editing/edits.ts';
import { GATE_DIRECTIONS } from '../../domain/edition-parts.ts';
import { LOCALES } from '../../domain/kinds.ts';
import { wholeOf } from './days-form.ts';
import { listOf, readBase, type Typed, textOf, UNREADABLE } from './settings-form.ts';

/** The edit that a form of the gates' page asks for; the service judges what it holds. */
export function readGateEdit(typed: Typed): object {
  const verb = textOf(typed, 'verb');
  const number = wholeOf(textOf(typed, 'number')) ?? 0;
  switch (verb) {
    case 'add_gate':
      return { verb, gate: fieldsOf(typed) };
    case 'gate':
      return { verb, gate: number, base: readBase(typed) ?? UNREADABLE, mine: fieldsOf(typed) };
    case 'remove_gate':
      return { verb, gate: number };
    default:
      return { verb: '' };
  }
}

function fieldsOf(typed: Typed): Readonly<Record<keyof GateFields, unknown>> {
  const sign = textOf(typed, 'sign').trim();
  const name = LOCALES.map((locale) => [locale, textOf(typed, `name.${locale}`)]);
  return {
    name: Object.fromEntries(name),
    sign: sign === '' ? null : sign,
    kinds: listOf(typed, 'kinds'),
    direction: GATE_DIRECTIONS.find((one) => one === textOf(typed, 'direction')),
    lanes: wholeOf(textOf(typed, 'lanes')),
    step_free: textOf(typed, 'step_free') === 'yes',
    position: positionOf(typed),
    bays: baysOf(textOf(typed, 'bays')),
  };
}

/** Names of bays as they are typed: between commas of any script, or one a line. */
function baysOf(text: string): string[] {
  return text
    .split(/[,،;؛\r\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Null where no position is typed; what is no number is not taken. */
function positionOf(typed: Typed): object | null {
  const [latitude, longitude] = [textOf(typed, 'latitude'), textOf(typed, 'longitude')];
  if (latitude.trim() === '' && longitude.trim() === '') return null;
  return { latitude: degreesOf(latitude), longitude: degreesOf(longitude) };
}

function degreesOf(text: string): number | null {
  const written = text.trim().replace(',', '.');
  return /^-?\d{1,3}(\.\d{1,12})?$/.test(written) ? Number(written) : null;
}
