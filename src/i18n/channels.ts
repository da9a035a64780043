import type { Locale } from '../domain/kinds.ts';
import { words as ar, type ChannelWords } from './ar/channels.ts';
import { words as en } from './en/channels.ts';
import { words as fr } from './fr/channels.ts';

/** In Amazigh the Arabic words stand until a native reader has written them: see `spokenIn`. */
export const channelWords: Readonly<Record<Locale, ChannelWords>> = { ar, zgh: ar, fr, en };
