import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ChannelWords } from './ar/channels.ts';
import { words as en } from './en/channels.ts';
import { words as fr } from './fr/channels.ts';
import { decided } from './reviewed.ts';
import { words as zgh } from './zgh/channels.ts';

/** In Amazigh once a native reader has reviewed it: see `decided`. */
export const channelWords: Readonly<Record<Locale, ChannelWords>> = {
  ar,
  zgh: decided('office', zgh, ar),
  fr,
  en,
};
