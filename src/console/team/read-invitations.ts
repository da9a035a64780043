import { toLatinDigits } from '../../domain/digits.ts';
import type { Locale } from '../../domain/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import { MEMBER_ROLES, type Role } from '../../domain/roles.ts';
import { cleanText } from '../../domain/text.ts';
import { teamWords } from '../../i18n/team.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { INVITED_MOST, type Invitee } from '../../store/members/invite-several.ts';
import type { FieldFault } from '../shell/error-box.tsx';

/** Characters of what says for whom an invitation is. */
const LABEL_MAX = 60;
/** Characters of all of them that are read. */
export const NAMES_MAX = 8_000;

/** The form of invitations as it was typed. */
export interface TypedInvitations {
  readonly role: string;
  readonly gate: string;
  readonly count: string;
  /** For whom, one a line. */
  readonly names: string;
}

/** The form as it is first shown, or as it was sent. */
export function typedInvitations(body: Readonly<Record<string, unknown>>): TypedInvitations {
  const text = (name: string, otherwise: string) => {
    const value = body[name];
    return typeof value === 'string' ? value.slice(0, NAMES_MAX) : otherwise;
  };
  return {
    role: text('role', ''),
    gate: text('gate', 'each'),
    count: text('count', '1'),
    names: text('names', ''),
  };
}

/**
 * Whom the links of a sheet are for: as many as lines, else so many, each for a gate in the role of a
 * supervisor; or what is wrong. Throws `invalid_request` for a role that is none.
 */
export function readInvitations(
  typed: TypedInvitations,
  { edition, locale }: { readonly edition: StoredEdition; readonly locale: Locale },
): { role: Role; invitees: Invitee[] } | { faults: FieldFault[] } {
  const words = teamWords[locale];
  const role = MEMBER_ROLES.find((one) => one === typed.role);
  if (!role) throw new Problem('invalid_request');
  const gates = role === 'gate' ? gatesOf(typed.gate, edition) : [null];
  if (gates.length === 0) return { faults: [{ field: 'gate', text: words.noGate }] };
  const lines = typed.names.split(/\r?\n/).filter((line) => line.trim() !== '');
  const labels = lines.flatMap((line) => cleanText(line, LABEL_MAX) ?? []);
  if (labels.length < lines.length || lines.length > INVITED_MOST) {
    return { faults: [{ field: 'names', text: words.namesWrong(INVITED_MOST, LABEL_MAX) }] };
  }
  if (labels.length % gates.length > 0) {
    return { faults: [{ field: 'names', text: words.namesGates(gates.length) }] };
  }
  const each = Number(toLatinDigits(typed.count.trim()));
  const all = labels.length > 0 ? labels.length : each * gates.length;
  if (!Number.isInteger(all) || !Number.isInteger(each) || all < 1 || all > INVITED_MOST) {
    return { faults: [{ field: 'count', text: words.countWrong(INVITED_MOST) }] };
  }
  const invitees = Array.from({ length: all }, (_, at) => ({
    gate: gates[at % gates.length] ?? null,
    label: labels[at] ?? null,
  }));
  return { role, invitees: invitees.toSorted((a, b) => (a.gate ?? 0) - (b.gate ?? 0)) };
}

/** The gates that are meant, in their order: each, or one. */
function gatesOf(gate: string, edition: StoredEdition): number[] {
  const numbers = edition.gates.map(({ number }) => number);
  return gate === 'each' ? numbers : numbers.filter((one) => String(one) === gate);
}
