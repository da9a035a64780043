import type { Locale } from '../../domain/kinds.ts';
import { commonWords } from '../../i18n/common.ts';
import { deskWords } from '../../i18n/desk.ts';
import { formatCalendarDate, formatTime } from '../../i18n/format.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { MadeAtDesk } from '../../store/registrations/at-desk.ts';
import { Icon } from '../../ui/icon.tsx';
import { archOf } from '../shell/arch.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ErrorBox } from '../shell/error-box.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { CameraReader } from '../visitors/camera-reader.tsx';
import { DeskWork } from './desk-work.tsx';
import { RegisterForm, type RegisterProps } from './register-form.tsx';

export interface DeskProps extends RegisterProps {
  member: Member;
  edition: StoredEdition;
  now: number;
  /** Whether visitors can be registered at all. */
  open: boolean;
  /** Why the form is shown again, beside the faults of its fields. */
  news: DeskNews | null;
  /** The last ticket that was made here, moments ago: its page may never have arrived. */
  last: MadeAtDesk | null;
}

/** `no_place`: the window that was asked for has none left for so many. */
export type DeskNews =
  | { readonly what: 'no_place' }
  /** The form's key belongs to another registration: this one. */
  | { readonly what: 'spent'; readonly id: string };

/** Before the desk: somebody is found, or somebody is registered. */
export function DeskPage(props: DeskProps) {
  const { locale, windows, faults, open } = props;
  const words = deskWords[locale];
  const { day, first } = windows;
  const chosen = windows.windows.find(({ slot }) => String(slot.number) === first);
  const date = day && formatCalendarDate(day.date, locale, 'without_year');
  return (
    <DeskWork
      {...props}
      title={words.title}
      faulty={faults.length > 0}
      state={date ? `${date}. ${words.noPhone}` : words.noPhone}
      arch={archOf('places', chosen?.left ?? 0, locale)}
      kind="front-desk"
    >
      <ErrorBox locale={locale} faults={faults} />
      <News {...props} />
      <Halves locale={locale} />
      <div class="desk-halves">
        <FindHalf {...props} />
        <section class="desk-half" id="register" aria-labelledby="register-title">
          <h2 id="register-title">{words.register}</h2>
          <Last {...props} />
          {!open && <Lane locale={locale} text={words.closed} />}
          {open && first === '' && <Lane locale={locale} text={words.noneToday} />}
          {open && first !== '' && <RegisterForm {...props} />}
        </section>
      </div>
    </DeskWork>
  );
}

/** On a small screen one half at a time; a wide one has both. */
function Halves({ locale }: { locale: Locale }) {
  const words = deskWords[locale];
  return (
    <fieldset class="half-choice">
      <legend class="unseen">{words.halves}</legend>
      <input type="radio" name="half" id="half-register" checked autocomplete="off" />
      <label for="half-register">{words.register}</label>
      <input type="radio" name="half" id="half-find" autocomplete="off" />
      <label for="half-find">{words.find}</label>
    </fieldset>
  );
}

function FindHalf({ locale, edition, faults, news }: DeskProps) {
  const words = deskWords[locale];
  const quiet = faults.length === 0 && news === null;
  return (
    <section class="desk-half" id="find" aria-labelledby="find-title">
      <h2 id="find-title">{words.find}</h2>
      <form method="post" action={`/console/${edition.slug}/visitors`} data-scanner="">
        <div class="field wide">
          <label for="text">{words.findField}</label>
          <input
            id="text"
            name="text"
            type="text"
            data-max="1000"
            dir="auto"
            autocomplete="off"
            {...(quiet && { autofocus: true, 'data-focus': '' })}
          />
        </div>
        <input type="hidden" name="keys" value="" />
        <button type="submit" class="plain">
          <Icon name="search" />
          <span>{words.find}</span>
        </button>
        <CameraReader locale={locale} />
      </form>
    </section>
  );
}

/** Nobody is sent away: the general lane needs no ticket. */
function Lane({ locale, text }: { locale: Locale; text: string }) {
  return (
    <EmptyState text={text}>
      <p>
        <b>{deskWords[locale].openLane}</b>
      </p>
    </EmptyState>
  );
}

/** Who comes back here without having seen the ticket finds it, and registers nobody twice. */
function Last({ locale, edition, last }: DeskProps) {
  const words = deskWords[locale];
  if (!last) return null;
  const people = commonWords[locale].people(last.people);
  const time = formatTime(last.created_at, edition.timezone);
  return (
    <p class="hint" data-last={last.id}>
      <a href={`/console/${edition.slug}/desk/${last.id}`}>{words.last(time, people)}</a>
    </p>
  );
}

function News({ locale, edition, news }: DeskProps) {
  const words = deskWords[locale];
  if (!news) return null;
  return (
    <div class="notice" role="alert" tabindex={-1} data-focus="">
      <p class="sign" data-state="waiting">
        <StateIcon name="waiting" />
        <b>{news.what === 'spent' ? words.spent : words.noPlace}</b>
      </p>
      {news.what === 'spent' ? (
        <a href={`/console/${edition.slug}/desk/${news.id}`}>{words.result}</a>
      ) : (
        <p>{words.openLane}</p>
      )}
    </div>
  );
}
