import type { Locale } from '../../domain/kinds.ts';
import { ownWords } from '../../i18n/own.ts';
import { screenWords } from '../../i18n/screens.ts';
import type { AskingScreen, ShownDigits } from '../../store/members/screen-digits.ts';
import { secondAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { CenteredPage } from '../shell/layout.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { browserName } from './browser-name.ts';

interface ScreenProps {
  locale: Locale;
  /** Where another screen signs in. */
  address: string;
  now: number;
  zone: string;
  /** What is shown, and what became of it; null before the button and after its time. */
  shown: ShownDigits | null;
}

/** On a phone: six digits, then which screen asks, then what was said of it. */
export function ScreenPage(props: ScreenProps) {
  const { locale, shown } = props;
  const words = screenWords[locale];
  const isWaiting = shown !== null && !shown.isWorn && (shown.screen?.opened ?? null) === null;
  return (
    <CenteredPage locale={locale} title={words.title}>
      <p class="unseen" role="status" aria-live="polite" data-spoken="" />
      {/* While something may happen elsewhere, the script looks often. */}
      <div
        class="screen"
        data-fresh="screen"
        data-say={spoken(props)}
        {...(isWaiting && { 'data-quick': '' })}
      >
        <State {...props} />
      </div>
      <p>
        <a href="/console/me">{ownWords[locale].title}</a>
      </p>
    </CenteredPage>
  );
}

function spoken({ locale, shown }: ScreenProps): string {
  const words = screenWords[locale];
  if (!shown) return words.lead;
  if (shown.isWorn) return words.worn;
  if (!shown.screen) return words.toNobody;
  const { opened, kind } = shown.screen;
  if (opened === null) return words.asks(browserName(locale, kind));
  return opened ? words.opened : words.refused;
}

function State(props: ScreenProps) {
  const { locale, shown } = props;
  const words = screenWords[locale];
  if (!shown) return <Begin locale={locale} text={words.lead} />;
  if (shown.isWorn) return <Begin locale={locale} text={words.worn} />;
  if (!shown.screen) return <Digits {...props} shown={shown} />;
  if (shown.screen.opened === null) return <Asked locale={locale} screen={shown.screen} />;
  if (!shown.screen.opened) return <Begin locale={locale} text={words.refused} />;
  return (
    <p class="sign" data-state="complete">
      <StateIcon name="complete" />
      <b>{words.opened}</b>
    </p>
  );
}

function Begin({ locale, text }: { locale: Locale; text: string }) {
  return (
    <>
      <p class="lead">{text}</p>
      <PostForm action="/console/me/screen" class="join">
        <button type="submit" class="primary">
          {screenWords[locale].show}
        </button>
      </PostForm>
    </>
  );
}

function Digits({ locale, address, now, zone, shown }: ScreenProps & { shown: ShownDigits }) {
  const words = screenWords[locale];
  const { digits, expires_at } = shown;
  return (
    <>
      <p>{words.howTo(address)}</p>
      <p class="screen-digits" dir="ltr">
        <b>{digits.slice(0, 3)}</b> <b>{digits.slice(3)}</b>
      </p>
      <p>{words.until(secondAt(expires_at, now, zone))}</p>
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <b>{words.toNobody}</b>
      </p>
      <noscript>
        <a class="plain" href="/console/me/screen">
          {words.look}
        </a>
      </noscript>
    </>
  );
}

/** Says which browser asks, and what it shows: nobody opens the screen of somebody else unawares. */
function Asked({ locale, screen }: { locale: Locale; screen: AskingScreen }) {
  const words = screenWords[locale];
  return (
    <>
      <h2>{words.asks(browserName(locale, screen.kind))}</h2>
      <p>{words.shows}</p>
      <p class="screen-digits" dir="ltr">
        <b>{screen.sign}</b>
      </p>
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <b>{words.onlyIf}</b>
      </p>
      {screen.shared && <p class="hint">{words.asksShared}</p>}
      <PostForm action="/console/me/screen/open" class="join">
        <input type="hidden" name="sign" value={String(screen.sign)} />
        <button type="submit" class="primary">
          {words.open}
        </button>
      </PostForm>
      <PostForm action="/console/me/screen/refuse" class="join">
        <input type="hidden" name="sign" value={String(screen.sign)} />
        <button type="submit" class="plain">
          {words.refuse}
        </button>
      </PostForm>
    </>
  );
}
