import type { VisitorPageAsked } from '../../env.ts';
import { EventPage } from '../event/event-page.tsx';
import { NoticePage } from '../event/notice-page.tsx';
import { blankAnswers } from '../register/answers.ts';
import { FormPage } from '../register/form-page.tsx';
import { isGroupKind } from '../shared/links.ts';

/** A form that was given no token can register nobody. */
const NO_TOKEN = { key: '', proof: '' };

/**
 * A page of an edition as visitors will read it, made by the same parts as theirs, while every place
 * is free and nothing has happened: its HTML, or null for a path that is none.
 */
export function visitorPage({ edition, locale, path, kind, now, origin }: VisitorPageAsked) {
  const windows = edition.days.flatMap((day) => day.slots);
  const left = new Map(windows.map(({ number, capacity }) => [number, capacity]));
  if (path === '') {
    return (<EventPage {...{ locale, edition, left, now, origin }} live={null} />).toString();
  }
  if (path === '/privacy') {
    return (<NoticePage {...{ locale, edition, origin }} />).toString();
  }
  const [, number] = /^\/days\/([1-9][0-9]?)$/.exec(path) ?? [];
  const day = edition.days.find((one) => String(one.number) === number);
  if (!day) return null;
  const answers = blankAnswers(isGroupKind(kind) ? kind : null);
  return (
    <FormPage {...{ locale, edition, day, left, now, answers }} token={NO_TOKEN} />
  ).toString();
}
