import { type Peak, peakSpan } from '../domain/figures/figures.ts';
import type { Locale } from '../domain/kinds.ts';
import { figureWords } from '../i18n/figures.ts';

/** Beside the most people inside at once: between what it was and when, or why nobody can say. */
export function peakText(peak: Peak, at: string, locale: Locale): string {
  const words = figureWords[locale];
  const span = peakSpan(peak);
  if (span === 'unknown') return words.peakUnbounded(at);
  return span === 'wide' ? words.peakWide(at) : words.peak(span.low, span.high, at);
}
