import type { Locale } from '../domain/kinds.ts';
import { words as ar, type GroupWords } from './ar/groups.ts';
import { words as en } from './en/groups.ts';
import { words as fr } from './fr/groups.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/groups.ts';

/** The page of a group. Amazigh shows the Arabic sentences until a native reader has written them. */
export const groupWords: Readonly<Record<Locale, GroupWords>> = {
  ar,
  zgh: decided('group', zgh, ar),
  fr,
  en,
};
