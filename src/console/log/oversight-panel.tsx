import { commonWords } from '../../i18n/common.ts';
import { formatCalendarDate, formatNumber } from '../../i18n/format.ts';
import { logWords } from '../../i18n/log.ts';
import type { LookCounts } from '../../store/members/audit-looks.ts';
import { clockAt } from '../shell/clock.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, CellLabel, Column, Head, Name, Row, Table } from '../shell/table.tsx';
import type { LogProps } from './props.ts';
import { logAddress } from './read-query.ts';

/** What an owner is told of one day: looks that the desk's ordinary work does not explain. */
export function Oversight(props: LogProps) {
  const { locale, oversight } = props;
  const words = logWords[locale];
  if (oversight === null) return null;
  const { day, looks, outside } = oversight;
  const said = [
    ...looks.map((one) => ({
      ...one,
      text: words.unusual[one.verb](formatNumber(one.count, locale)),
    })),
    ...outside.map((one) => ({
      ...one,
      verb: null,
      text: words.outside(formatNumber(one.count, locale)),
    })),
  ];
  return (
    <section class="panel oversight" aria-labelledby="oversight">
      <h2 id="oversight">{words.oversight(formatCalendarDate(day, locale, 'without_year'))}</h2>
      {said.length === 0 ? (
        <p class="sign" data-state="complete">
          <StateIcon name="complete" />
          <span>{words.ordinary}</span>
        </p>
      ) : (
        <ul>
          {said.map((one) => (
            <li class="sign" data-state="waiting">
              <StateIcon name="waiting" />
              <Told {...props} {...one} day={day} />
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{words.oversightNote}</p>
      <Counts {...props} counts={oversight.counts} />
    </section>
  );
}

/** How often each person looked, whatever it was for: what is ordinary is seen by comparing. */
function Counts({ counts, ...props }: LogProps & { counts: readonly LookCounts[] }) {
  const { locale, edition, oversight } = props;
  const words = logWords[locale];
  if (counts.length === 0) return null;
  return (
    <details>
      <summary id="looks">{words.looks.title}</summary>
      <Table labelledBy="looks">
        <Head>
          <Column>{words.who}</Column>
          <Column>{words.looks.searches}</Column>
          <Column>{words.looks.openings}</Column>
          <Column>{words.looks.contacts}</Column>
        </Head>
        <Body>
          {counts.map(({ actor, searches, openings, contacts }) => (
            <Row>
              <Name>
                <a href={logAddress(edition.slug, { by: actor, day: oversight?.day ?? null })}>
                  <bdi>{personName(actor, props)}</bdi>
                </a>
              </Name>
              <Cell>
                <CellLabel text={words.looks.searches} /> {formatNumber(searches, locale)}
              </Cell>
              <Cell>
                <CellLabel text={words.looks.openings} /> {formatNumber(openings, locale)}
              </Cell>
              <Cell>
                <CellLabel text={words.looks.contacts} /> {formatNumber(contacts, locale)}
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </details>
  );
}

function personName(actor: string, { people }: LogProps): string {
  return people.find(({ id }) => id === actor)?.name ?? actor;
}

interface TellProps extends LogProps {
  actor: string;
  verb: string | null;
  day: string;
  text: string;
  from: number;
  to: number;
}

function Told({ actor, verb, day, text, from, to, ...props }: TellProps) {
  const { locale, edition, now } = props;
  const [first = '', last = ''] = [from, to].map((at) => clockAt(at, now, edition.timezone));
  const name = `\u2068${personName(actor, props)}\u2069`;
  return (
    <span>
      <a href={logAddress(edition.slug, { by: actor, verb, day })}>
        {logWords[locale].field(name)}
      </a>{' '}
      {text} <bdi>{first === last ? first : commonWords[locale].span(first, last)}</bdi>
    </span>
  );
}
