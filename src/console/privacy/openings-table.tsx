import { spokenIn } from '../../i18n/edition.ts';
import { formatNumber } from '../../i18n/format.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import type { HourOfLooks } from '../../store/members/audit-looks.ts';
import { logAddress } from '../log/read-query.ts';
import { clockAt } from '../shell/clock.ts';
import { TextField } from '../shell/fields.tsx';
import { Body, Cell, CellLabel, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import { type PrivacyProps, privacyPath } from './props.ts';

export interface OpeningsProps extends PrivacyProps {
  /** The local day that is shown, `YYYY-MM-DD`. */
  day: string;
  looks: readonly HourOfLooks[];
}

/** Who opened visitors' data on a day, by person and hour; each name leads to the log. */
export function OpeningsTable(props: OpeningsProps) {
  const { locale, edition, day, looks } = props;
  const words = privacyWords[locale].openings;
  return (
    <section class="panel people openings" aria-labelledby="openings">
      <h2 id="openings">{words.title}</h2>
      <p class="hint">{words.note}</p>
      <form method="get" action={`${privacyPath(edition)}#openings`} class="openings-day">
        <TextField name="day" label={words.day} value={day} type="date" max={10} />
        <button type="submit" class="plain">
          {words.show}
        </button>
      </form>
      {looks.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table labelledBy="openings">
          <Head>
            <Column>{words.who}</Column>
            <Column>{words.hour}</Column>
            <Column class="count">{words.searches}</Column>
            <Column class="count">{words.opened}</Column>
            <Column class="count">{words.contacts}</Column>
          </Head>
          <Body>
            {looks.map((one) => (
              <HourRow {...props} one={one} />
            ))}
          </Body>
        </Table>
      )}
    </section>
  );
}

function HourRow({ one, ...props }: OpeningsProps & { one: HourOfLooks }) {
  const { locale, edition, now, day } = props;
  const words = privacyWords[locale].openings;
  const number = (n: number) => formatNumber(n, spokenIn(locale));
  return (
    <Row>
      <Name>
        <a href={logAddress(edition.slug, { by: one.actor, day })}>
          <bdi>{one.name}</bdi>
        </a>
      </Name>
      <Cell>
        <CellLabel text={words.hour} /> {clockAt(one.hour, now, edition.timezone)}
      </Cell>
      <Count label={words.searches} text={number(one.searches)} />
      <Count label={words.opened} text={number(one.openings)} />
      <Count label={words.contacts} text={number(one.contacts)} />
    </Row>
  );
}
