import type { Locale } from '../../domain/kinds.ts';
import { screenWords } from '../../i18n/screens.ts';
import type { AskingScreen } from '../../store/members/screen-digits.ts';
import { FormKey } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { Onward, type OnwardProps } from './onward.tsx';

interface WaitingProps extends OnwardProps {
  locale: Locale;
  /** What the phone is asked, and has said; null after its time. */
  asked: Pick<AskingScreen, 'sign' | 'opened'> | null;
}

const GO_ON = 'go-on';

/** On the screen that asks: what the phone shows as well, until it has answered. */
export function WaitingScreenPage(props: WaitingProps) {
  const { locale, asked } = props;
  const words = screenWords[locale];
  const isClosed = asked === null || asked.opened === false;
  return (
    <CenteredPage locale={locale} title={words.confirm}>
      <p class="unseen" role="status" aria-live="polite" data-spoken="" />
      {/* Once the phone has opened it, the script sends the form below. */}
      <div
        class="screen"
        data-fresh="screen"
        data-say={spoken(props)}
        {...(asked?.opened === null && { 'data-quick': '' })}
        {...(asked?.opened && { 'data-go': GO_ON })}
      >
        {asked?.opened === null ? (
          <>
            <p class="lead">{words.confirmLead}</p>
            <p class="screen-digits" dir="ltr">
              <b>{asked.sign}</b>
            </p>
          </>
        ) : (
          <p class="sign" data-state={isClosed ? 'waiting' : 'complete'}>
            <StateIcon name={isClosed ? 'waiting' : 'complete'} />
            <b>{spoken(props)}</b>
          </p>
        )}
      </div>
      {!isClosed && (
        <form method="post" action="/console/enter" class="join" id={GO_ON}>
          <FormKey />
          <Onward {...props} />
          <input type="hidden" name="screen" value="here" />
          <button type="submit" class="primary">
            {words.confirmed}
          </button>
        </form>
      )}
      <p>
        <a href="/console">{words.again}</a>
      </p>
    </CenteredPage>
  );
}

function spoken({ locale, asked }: WaitingProps): string {
  const words = screenWords[locale];
  if (!asked) return words.over;
  if (asked.opened === null) return words.confirmLead;
  return asked.opened ? words.openedHere : words.refusedHere;
}
