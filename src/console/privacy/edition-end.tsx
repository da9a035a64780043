import { erasureOf } from '../../domain/edition.ts';
import { PURGED } from '../../domain/erasure.ts';
import { spokenIn } from '../../i18n/edition.ts';
import { formatDate, formatNumber, formatTime } from '../../i18n/format.ts';
import { privacyWords } from '../../i18n/privacy.ts';
import type { PasskeyFault } from '../../operations/passkeys.ts';
import type { Purge } from '../../store/editions/purge.ts';
import type { ErasedParty } from '../../store/held/erased-people.ts';
import type { Touch } from '../entry/touch.ts';
import { TouchForm } from '../entry/touch-form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Step } from '../shell/step.tsx';
import { Body, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';
import { type PrivacyProps, privacyPath } from './props.ts';

export interface EndProps extends PrivacyProps {
  /** How it ended; null while it is held. */
  purge: Purge | null;
  /** How a passkey is asked for; null for who may not erase the edition. */
  touch: Touch | null;
  fault: PasskeyFault | null;
  /** When the last backup is gone that may hold what was erased at an instant, both ms. */
  beyond: (erased_at: number) => number;
  erased: readonly ErasedParty[];
}

/** The end of all personal data of an edition: the step that hastens it, and the proof of it. */
export function EditionEnd(props: EndProps) {
  const { locale, edition, purge } = props;
  const words = privacyWords[locale].edition;
  // A start of the service that followed the list of erasures leaves the rows to the minute.
  const isErased = edition.erased_at !== null;
  return (
    <section class="panel people edition-end" aria-labelledby="end">
      <h2 id="end">{words.title}</h2>
      {purge ? (
        <Proof {...props} purge={purge} />
      ) : (
        <>
          <p class="hint">{isErased ? words.running : words.note}</p>
          {!isErased && <EraseStep {...props} />}
        </>
      )}
    </section>
  );
}

function EraseStep({ locale, edition, touch, fault }: EndProps) {
  const words = privacyWords[locale].edition;
  if (!touch) return null;
  return (
    <Step icon="trash" name={words.name} ask={words.ask} tone="stop" open={fault !== null}>
      <TouchForm
        locale={locale}
        touch={touch}
        action={`${privacyPath(edition)}/erase`}
        page={privacyPath(edition)}
        fault={fault}
      >
        <button type="submit" class="stop">
          {words.send}
        </button>
      </TouchForm>
    </Step>
  );
}

/** When, by whom, and the counts before and after. */
function Proof({ locale, edition, purge, beyond }: EndProps & { purge: Purge }) {
  const { edition: words, people } = privacyWords[locale];
  const spoken = spokenIn(locale);
  const { begun_at, name, before, after } = purge;
  const day = (at: number) => formatDate(at, spoken, edition.timezone);
  const byHand = name === null ? people.service : `\u2068${name}\u2069`;
  const isEarly = begun_at < erasureOf({ ...edition, erased_at: null });
  const who = name !== null || isEarly ? words.by(byHand) : words.byClock;
  const number = (n: number) => formatNumber(n, spoken);
  return (
    <>
      <p class="sign" data-state={after ? 'complete' : 'waiting'} data-erased="">
        <StateIcon name={after ? 'complete' : 'waiting'} />
        <span>
          <b>{words.begun(day(begun_at), formatTime(begun_at, edition.timezone), who)}</b>{' '}
          {words.beyond(day(beyond(begun_at)))}
        </span>
      </p>
      {!after && <p class="hint">{words.running}</p>}
      <Table labelledBy="end">
        <Head>
          <Column>{words.what}</Column>
          <Column class="count">{words.before}</Column>
          <Column class="count">{words.after}</Column>
        </Head>
        <Body>
          {PURGED.map((what) => (
            <Row>
              <Name>{words.counts[what]}</Name>
              <Count label={words.before} text={number(before[what])} place={`before.${what}`} />
              <Count
                label={words.after}
                text={after ? number(after[what]) : '–'}
                place={`after.${what}`}
              />
            </Row>
          ))}
        </Body>
      </Table>
    </>
  );
}
