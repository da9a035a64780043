import type { Edition, Gate, Hold } from '../../domain/edition.ts';
import { holdAt } from '../../domain/hold.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import type { Template } from '../../domain/notice.ts';
import { formatTime } from '../../i18n/format.ts';
import { noticesWords } from '../../i18n/notices.ts';
import { filled } from '../../i18n/sentence.ts';

/** What a template is filled from. */
export interface Live {
  readonly edition: Pick<Edition, 'gates' | 'timezone'>;
  /** When the quietest window of the rest of the day begins, ms; null where none is known. */
  readonly quietest: number | null;
  /** Those in force. */
  readonly holds: readonly Hold[];
  /** Null for everybody. */
  readonly gate: number | null;
  readonly now: number;
}

/** The hold that a notice of this gate would be about; null when there is none. */
export function holdOf({ holds, gate, now }: Live): Hold | null {
  const found = holdAt(holds, gate, now);
  return found?.gate === gate ? found : null;
}

/**
 * The text that a notice begins with, by language. In Amazigh there is none: somebody who knows the
 * language writes it.
 */
export function templateTexts(template: Template, live: Live): Readonly<Record<Locale, string>> {
  const texts = { ar: '', zgh: '', fr: '', en: '' };
  for (const locale of LOCALES) {
    if (locale !== 'zgh') texts[locale] = templateText(template, locale, live);
  }
  return texts;
}

function templateText(template: Template, locale: Locale, live: Live): string {
  const { templates } = noticesWords[locale];
  const { edition, gate, now } = live;
  const named = gateOf(gate, live);
  const name = named && noticesWords[locale].theGate(named.name[locale]);
  switch (template) {
    case 'held':
      return heldText(locale, live);
    case 'over':
      return filled(name === undefined ? templates.overSite : templates.over, {
        gate: name ?? '',
        time: formatTime(now, edition.timezone),
      });
    case 'full':
      return live.quietest === null
        ? templates.fullAlone
        : filled(templates.full, { hour: formatTime(live.quietest, edition.timezone) });
    case 'weather':
      return templates.weather;
    case 'rumour':
    case 'free':
      return '';
  }
}

function heldText(locale: Locale, live: Live): string {
  const { held } = noticesWords[locale].templates;
  const { edition, gate, holds, now } = live;
  const own = gateOf(gate, live);
  if (!own) return held.site;
  const hold = holdOf(live);
  const other = gateOf(hold?.send_to ?? null, live);
  const open = other && holdAt(holds, other.number, now) === null ? other : null;
  const until = hold?.until && hold.until > now ? formatTime(hold.until, edition.timezone) : null;
  const { theGate } = noticesWords[locale];
  const gate2 = open ? theGate(open.name[locale]) : '';
  const values = { gate: theGate(own.name[locale]), gate2, until: until ?? '' };
  if (open && until) return filled(held.useOrWait, values);
  if (open) return filled(held.use, values);
  return filled(until ? held.wait : held.alone, values);
}

function gateOf(number: number | null, { edition }: Live): Gate | undefined {
  return edition.gates.find((one) => one.number === number);
}
