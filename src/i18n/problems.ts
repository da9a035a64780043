import type { Locale } from '../domain/kinds.ts';
import { problems as ar, type ProblemCatalogue } from './ar/problems.ts';
import { problems as en } from './en/problems.ts';
import { problems as fr } from './fr/problems.ts';
import { problems as zgh } from './zgh/problems.ts';

export const problemWords: Readonly<Record<Locale, ProblemCatalogue>> = { ar, zgh, fr, en };
