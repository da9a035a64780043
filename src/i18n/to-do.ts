import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ToDoWords } from './ar/to-do.ts';
import { words as en } from './en/to-do.ts';
import { words as fr } from './fr/to-do.ts';
import { words as zgh } from './zgh/to-do.ts';

export const toDoWords: Readonly<Record<Locale, ToDoWords>> = { ar, zgh, fr, en };
