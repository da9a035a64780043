import type { Locale } from '../../domain/kinds.ts';
import { formatNumber } from '../../i18n/format.ts';
import { handInWords } from '../../i18n/hand-ins.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { HandIn, SettledHandIn } from '../../store/gates/hand-in-lists.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';

interface HandInsProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  handIns: readonly HandIn[];
  settled: readonly SettledHandIn[];
}

/** What revoked phones handed in: what waits for a decision, and what was decided. */
export function HandIns(props: HandInsProps) {
  const words = handInWords[props.locale];
  if (props.handIns.length + props.settled.length === 0) return null;
  return (
    <section class="panel hand-ins" id="hand-ins" aria-labelledby="hand-ins-title">
      <h2 id="hand-ins-title">{words.title}</h2>
      <p>{words.note}</p>
      {props.handIns.map((handIn) => (
        <HandInLine {...props} handIn={handIn} />
      ))}
      {props.settled.length > 0 && (
        <>
          <h3>{words.settled}</h3>
          <ul class="settled">
            {props.settled.map((settled) => (
              <SettledLine {...props} line={settled} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function SettledLine({ locale, edition, now, line }: HandInsProps & { line: SettledHandIn }) {
  const words = handInWords[locale];
  const gate = edition.gates.find((one) => one.number === line.gate);
  return (
    <li>
      <bdi>{line.name}</bdi>
      {gate && ` · ${gate.name[locale]}`}
      {' · '}
      {words.scans(line.scans)}
      {' · '}
      <b>{words[line.as]}</b>
      {' · '}
      {clockAt(line.at, now, edition.timezone)}
      {line.by !== null && (
        <>
          {' · '}
          <bdi>{line.by}</bdi>
        </>
      )}
    </li>
  );
}

function HandInLine(props: HandInsProps & { handIn: HandIn }) {
  const { locale, edition, now, handIn } = props;
  const words = handInWords[locale];
  const gate = edition.gates.find((one) => one.number === handIn.gate);
  const clock = (at: number) => clockAt(at, now, edition.timezone);
  const { late, uncounted } = handIn;
  return (
    <div class="hand-in">
      <h3>
        <bdi>{handIn.name}</bdi>
        {gate && ` · ${gate.name[locale]}`}
      </h3>
      <p>
        <b>{words.scans(handIn.scans)}</b>
        {' · '}
        {words.said(formatNumber(handIn.entered, locale), formatNumber(handIn.left, locale))}
        {' · '}
        {words.span(clock(handIn.from), clock(handIn.to))}
      </p>
      {late > 0 && <p class="hand-in-late">{words.late(late)}</p>}
      {uncounted > 0 && <p class="hand-in-late">{words.uncounted}</p>}
      {handIn.open && <p class="hint">{words.open}</p>}
      <div class="controls">
        <Step icon="check" name={words.accept} ask={words.acceptAsk} tone="go">
          <Decision {...props} verb="accept" />
        </Step>
        {uncounted < handIn.scans && (
          <Step icon="x" name={words.decline} ask={words.declineAsk} tone="stop">
            <Decision {...props} verb="decline" />
          </Step>
        )}
      </div>
    </div>
  );
}

function Decision(props: HandInsProps & { handIn: HandIn; verb: 'accept' | 'decline' }) {
  const { locale, edition, handIn, verb } = props;
  const words = handInWords[locale];
  const accepts = verb === 'accept';
  return (
    <PostForm action={`/console/${edition.slug}/hand-ins/${handIn.device}/${verb}`}>
      <button type="submit" class={accepts ? 'primary' : 'stop'}>
        {accepts ? words.confirmAccept : words.confirmDecline}
      </button>
    </PostForm>
  );
}
