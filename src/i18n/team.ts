import type { Locale } from '../domain/kinds.ts';
import { words as ar, type TeamWords } from './ar/team.ts';
import { words as en } from './en/team.ts';
import { words as fr } from './fr/team.ts';
import { words as zgh } from './zgh/team.ts';

export type { TeamWords };

export const teamWords: Readonly<Record<Locale, TeamWords>> = { ar, zgh, fr, en };
