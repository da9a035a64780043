import { type Edition, HOLD_REASONS, type Hold } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';
import { formatTime } from '../../i18n/format.ts';
import { holdWords } from '../../i18n/holds.ts';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';

interface HoldProps {
  locale: Locale;
  edition: Edition;
  /** Those in force now. */
  holds: readonly Hold[];
  /** Null for the whole site. */
  gate: number | null;
}

/** Holding, closing and reopening a gate or the site, and its reason; each in two steps. */
export function HoldControls(props: HoldProps) {
  const { locale, edition, holds, gate } = props;
  const words = consoleWords[locale].gatesPage;
  const own = holds.filter((hold) => hold.gate === gate);
  const closing = own.find((hold) => hold.kind === 'close');
  const current = closing ?? own[0];
  const drain = commonWords[locale].minutes(edition.policy.drain_minutes);
  return (
    <>
      {current ? (
        <>
          <Reopen {...props} />
          <UpdateForm {...props} hold={current} />
        </>
      ) : (
        <Step icon="player-pause" name={words.hold} ask={words.holdAsk(drain)} tone="hold">
          <HoldForm {...props} kind="hold" label={words.confirmHold} />
        </Step>
      )}
      {!closing && (
        <Step icon="lock" name={words.close} ask={words.closeAsk(drain)} tone="stop">
          <HoldForm {...props} kind="close" label={words.confirmClose} />
        </Step>
      )}
    </>
  );
}

function Reopen({ locale, edition, gate }: HoldProps) {
  const words = consoleWords[locale].gatesPage;
  return (
    <Step icon="door-enter" name={words.reopen} ask={words.reopenAsk} tone="go">
      <PostForm action={`/console/${edition.slug}/gates/reopen`}>
        <input type="hidden" name="gate" value={nameOf(gate)} />
        <button type="submit" class="primary">
          {words.confirmReopen}
        </button>
      </PostForm>
    </Step>
  );
}

function UpdateForm(props: HoldProps & { hold: Hold }) {
  const words = holdWords[props.locale].form;
  return (
    <Step icon="pencil" name={words.change} ask={words.changeAsk} tone="plain">
      <HoldForm {...props} kind={props.hold.kind} label={words.confirmChange} />
    </Step>
  );
}

interface HoldFormProps extends HoldProps {
  kind: Hold['kind'];
  label: string;
  /** Its present reason, end and diversion. */
  hold?: Hold;
}

function HoldForm({ locale, edition, gate, kind, label, hold }: HoldFormProps) {
  const { form, reasons } = holdWords[locale];
  const others = edition.gates.filter((one) => one.number !== gate);
  const own = hold?.reason && !HOLD_REASONS.some((one) => one === hold.reason) ? hold.reason : null;
  const tone = hold ? 'primary' : kind === 'close' ? 'stop' : 'hold';
  return (
    <PostForm class="hold-form" action={`/console/${edition.slug}/gates/hold`}>
      <input type="hidden" name="gate" value={nameOf(gate)} />
      <input type="hidden" name="kind" value={kind} />
      <label>
        <span>{form.reason}</span>
        <select name="reason">
          <option value="">{form.unsaid}</option>
          {HOLD_REASONS.map((one) => (
            <option value={one} selected={hold?.reason === one}>
              {reasons[one]}
            </option>
          ))}
          {own && (
            <option value={own} selected>
              {own}
            </option>
          )}
        </select>
      </label>
      <label>
        <span>{form.until}</span>
        <input
          type="time"
          name="until"
          value={hold?.until ? formatTime(hold.until, edition.timezone) : ''}
        />
        <small>{form.untilHint}</small>
      </label>
      {gate !== null && others.length > 0 && (
        <label>
          <span>{form.sendTo}</span>
          <select name="send_to">
            <option value="">{form.nowhere}</option>
            {others.map((one) => (
              <option value={String(one.number)} selected={hold?.send_to === one.number}>
                {one.name[locale]}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" class={tone}>
        {label}
      </button>
    </PostForm>
  );
}

function nameOf(gate: number | null): string {
  return gate === null ? 'site' : String(gate);
}
