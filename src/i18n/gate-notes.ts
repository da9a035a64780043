import type { Locale } from '../domain/kinds.ts';
import { words as ar, type GateNoteWords } from './ar/gate-notes.ts';
import { words as en } from './en/gate-notes.ts';
import { words as fr } from './fr/gate-notes.ts';
import { words as zgh } from './zgh/gate-notes.ts';

export const gateNoteWords: Readonly<Record<Locale, GateNoteWords>> = { ar, zgh, fr, en };
