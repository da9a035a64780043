import { isChangeReason } from '../../domain/change-reason.ts';
import { DECLINE_REASONS } from '../../domain/requests.ts';
import { commonWords } from '../../i18n/common.ts';
import { declineWords } from '../../i18n/decline.ts';
import { recordWords } from '../../i18n/record.ts';
import { legalLocale } from '../../i18n/visitor.ts';
import type { HistoryLine } from '../../store/registrations/record.ts';
import { secondAt } from '../shell/clock.ts';
import { hoursText } from '../shell/hours-text.ts';
import type { RecordProps } from './record-props.ts';
import { windowOf } from './window-of.ts';

/** What was done to a registration, by whom, and who opened it. */
export function RecordHistory(props: RecordProps) {
  const { locale, edition, now, record } = props;
  const words = recordWords[locale];
  return (
    <details class="record-history">
      <summary>{words.history}</summary>
      <ol>
        {record.history.map((line) => (
          <li>
            <time>{secondAt(line.at, now, edition.timezone)}</time> <b>{verbOf(line, props)}</b>{' '}
            <bdi>{words.by(actorOf(line, props))}</bdi>
            <Details {...props} line={line} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function verbOf({ verb }: HistoryLine, { locale }: RecordProps): string {
  const { verbs, windowMoved } = recordWords[locale];
  if (verb === 'window_moved') return windowMoved;
  return Object.entries(verbs).find(([name]) => name === verb)?.[1] ?? verbs.other;
}

function actorOf({ actor, name }: HistoryLine, { locale }: RecordProps): string {
  const words = recordWords[locale];
  return name ?? (actor === 'holder' ? words.holder : words.service);
}

/** What of it changed, in words: the window, the number, and why. */
function Details({ line, ...props }: RecordProps & { line: HistoryLine }) {
  const words = recordWords[props.locale];
  const { before, after } = line;
  const reason = after?.reason;
  const said = [
    line.verb === 'window_moved' && words.moved(hoursIn(before, props), hoursIn(after, props)),
    differs(line, ['slot']) && words.moved(windowIn(before, props), windowIn(after, props)),
    differs(line, ['adults', 'children']) &&
      words.people(peopleIn(before, props), peopleIn(after, props)),
    isChangeReason(reason) && words.reasons[reason],
    declinedFor(after, props),
    ...correctedIn(after, props),
  ].filter((one) => one !== false);
  return said.length === 0 ? null : <span class="hint"> {said.join(' · ')}</span>;
}

type Noted = HistoryLine['after'];

function differs({ before, after }: HistoryLine, names: readonly string[]): boolean {
  return before !== null && after !== null && names.some((name) => before[name] !== after[name]);
}

function declinedFor(noted: Noted, { locale }: RecordProps): string | false {
  const reason = DECLINE_REASONS.find((one) => one === noted?.decline_reason);
  return reason !== undefined && declineWords[legalLocale(locale, 'declined')].reasons[reason];
}

/** What of the contact was corrected, and that the private link is another one: never what it is. */
function correctedIn(noted: Noted, { locale }: RecordProps): string[] {
  const words = recordWords[locale];
  const { changed, new_link } = noted ?? {};
  const names = Array.isArray(changed) ? changed : [];
  const said = Object.entries(words.corrected).filter(([name]) => names.includes(name));
  return [...said.map(([, word]) => word), ...(new_link === 1 ? [words.newLink] : [])];
}

function windowIn(noted: Noted, { edition, locale }: RecordProps): string {
  return windowOf(Number(noted?.slot), edition, locale);
}

function hoursIn(noted: Noted, { locale }: RecordProps): string {
  const [date, from, to] = [noted?.date, noted?.from, noted?.to].map(String);
  return hoursText({ date: date ?? '', from: from ?? '', to: to ?? '' }, locale);
}

function peopleIn(noted: Noted, { locale }: RecordProps): string {
  return commonWords[locale].people(Number(noted?.adults) + Number(noted?.children));
}
