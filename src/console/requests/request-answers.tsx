import type { Child } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { answerBy } from '../../domain/requests.ts';
import { commonWords, languageNames } from '../../i18n/common.ts';
import { formatNumber } from '../../i18n/format.ts';
import { requestWords } from '../../i18n/requests.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { OpenedRequest } from '../../store/registrations/opened-request.ts';
import { AnswerBy } from './answer-by.tsx';
import { RoomSign } from './room-sign.tsx';
import { windowText } from './texts.ts';

interface AnswersProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  request: OpenedRequest;
}

/** All that an applicant answered, the windows asked for, and whether each has room. */
export function RequestAnswers(props: AnswersProps) {
  const { locale, edition, now, request } = props;
  const words = requestWords[locale];
  const { facts } = words;
  const { answers, contact } = request;
  const media = answers?.media;
  return (
    <>
      {!answers && <p>{words.erased}</p>}
      <dl class="answers">
        {answers?.organisation && <Fact name={facts.name} value={<bdi>{answers.name}</bdi>} />}
        <Fact name={facts.people} value={partyText(request, locale)} />
        {media && <Fact name={facts.work} value={<bdi>{media.work}</bdi>} />}
        {media?.equipment && <Fact name={facts.equipment} value={<bdi>{media.equipment}</bdi>} />}
        {media?.vehicle && <Fact name={facts.vehicle} value={<bdi>{media.vehicle}</bdi>} />}
        {answers?.details && <Fact name={facts.details} value={<bdi>{answers.details}</bdi>} />}
        {request.step_free && <Fact name={facts.stepFree} value={facts.yes} />}
        <Fact name={facts.language} value={languageNames[request.locale]} />
        <Fact
          name={facts.days}
          value={request.days.map((day) => (
            <span class="asked-day">
              {windowText(day.slot, edition, locale)}{' '}
              <RoomSign {...props} day={day} places={request.places} />
            </span>
          ))}
        />
        <Fact
          name={words.columns.age}
          value={<AnswerBy {...{ locale, edition, now }} by={answerBy(edition, request)} />}
        />
        {contact?.phone && <Fact name={facts.phone} value={<bdi dir="ltr">{contact.phone}</bdi>} />}
        {contact?.email && <Fact name={facts.email} value={<bdi dir="ltr">{contact.email}</bdi>} />}
      </dl>
    </>
  );
}

function Fact({ name, value }: { name: string; value: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function partyText({ kind, people, party }: OpenedRequest, locale: Locale): string {
  const words = requestWords[locale];
  const number = (n: number) => formatNumber(n, locale);
  if (kind === 'media') return words.crew(people);
  const all = commonWords[locale].people(people);
  if (kind !== 'school') return all;
  const { girls, boys, adults, coaches } = party;
  const counts = {
    girls: number(girls),
    boys: number(boys),
    adults: number(adults),
    coaches: number(coaches),
  };
  return `${all} · ${words.school(counts)}`;
}
