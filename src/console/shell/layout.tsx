import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { assets } from '../../../build/manifest.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { readable } from '../../domain/other-language.ts';
import { commonWords, directionOf, languageNames } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';
import { entryWords } from '../../i18n/entry.ts';
import { shellWords } from '../../i18n/shell.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import type { SignedIn } from '../../store/members/signed-in.ts';
import { Icon } from '../../ui/icon.tsx';
import { Unreviewed } from '../../ui/layout.tsx';
import { Logo, Wordmark } from '../../ui/logo.tsx';
import { homeOf } from './home.ts';
import { type PageName, sectionOf, sectionsFor } from './sections.ts';
import { SessionStrip } from './session-strip.tsx';
import { StateIconSprite } from './state-icons.tsx';

interface DocumentProps {
  locale: Locale;
  title: string;
  /** Names the page for its stylesheet. */
  face?: PageName | 'doorstep';
  /** Whether the form that was sent was refused: the title says so first. */
  faulty?: boolean;
  /** Further elements of the head. */
  head?: Child;
}

/** The document around every page of the console. */
function Document(props: PropsWithChildren<DocumentProps>) {
  const { locale, title, face, faulty = false, head, children } = props;
  const said = faulty ? visitorWords[locale].form.errorTitle(title) : title;
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={locale} dir={directionOf(locale)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex, nofollow" />
          <title>{`${said} – ${commonWords[locale].product}`}</title>
          <link rel="icon" href="/icons/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={assets['console.css']} />
          {head}
          <script type="module" src={assets['console.js']} />
        </head>
        <body {...(face && { class: `face-${face}` })}>
          <a class="skip" href="#main">
            {commonWords[locale].skip}
          </a>
          <StateIconSprite />
          <Unreviewed
            locale={locale}
            page={face === undefined || face === 'doorstep' ? 'entry' : face}
          />
          {children}
        </body>
      </html>
    </>
  );
}

export interface FrameProps extends DocumentProps {
  /** The reader; with each role that they have, to change the edition. */
  member: Member & Partial<Pick<SignedIn, 'roles' | 'hasWayBack' | 'reads_wishes'>>;
  edition: StoredEdition;
  now: number;
  /** The page that this is, or that it was opened from. */
  page: PageName;
  /** The page says itself when the session ends: below its own threshold. */
  ownStrip?: boolean;
}

/** A page of the console for a signed-in member. */
export function Frame(props: PropsWithChildren<FrameProps>) {
  const { locale, edition, member, children } = props;
  return (
    <Document {...props} face={props.page}>
      <header class="top">
        <a class="brand" href={homeOf(member.role, edition, props.now)}>
          <Logo size={34} />
          {locale === 'ar' && <Wordmark height={20} />}
          <span class="brand-edition">{readable(edition.name)[locale]}</span>
        </a>
        <Editions {...props} />
        <Navigation {...props} />
        <form class="leave" method="post" action="/console/logout">
          <a class="who" href="/console/me">
            <Icon name="user" />
            <span>
              <bdi>{member.name}</bdi>
              <small>{consoleWords[locale].roles[member.role]}</small>
            </span>
          </a>
          {/* Whoever could not come back by themselves is told so first. */}
          {member.hasWayBack === false ? (
            <a class="quiet" href="/console/me#leave">
              <Icon name="logout" />
              <span>{entryWords[locale].changePerson}</span>
            </a>
          ) : (
            <button type="submit" class="quiet">
              <Icon name="logout" />
              <span>{entryWords[locale].changePerson}</span>
            </button>
          )}
        </form>
      </header>
      {!props.ownStrip && <SessionStrip {...props} />}
      {children}
      <Languages locale={locale} />
    </Document>
  );
}

/** The other editions of whoever has a role in several. */
function Editions({ locale, member, edition, page }: FrameProps) {
  const others = (member.roles ?? []).filter(({ slug }) => slug !== edition.slug);
  if (others.length === 0) return null;
  return (
    <details class="editions">
      <summary>
        <Icon name="selector" />
        <span>{entryWords[locale].otherEditions}</span>
      </summary>
      <nav aria-label={entryWords[locale].otherEditions}>
        {others.map(({ slug, edition: name, role }) => (
          <a href={`/console?edition=${slug}&from=${page}`}>
            <b>{name[locale]}</b>
            <small>{consoleWords[locale].roles[role]}</small>
          </a>
        ))}
      </nav>
    </details>
  );
}

/** The sections that the reader may open; on a small screen behind one button. */
function Navigation({ locale, edition, member, now, page }: FrameProps) {
  const words = shellWords[locale];
  const current = sectionOf(page);
  return (
    <>
      <input type="checkbox" class="more" id="sections" autocomplete="off" />
      <label for="sections">
        <Icon name="menu-2" />
        <span>{words.menu}</span>
      </label>
      <nav class="sections" aria-label={words.label}>
        {sectionsFor(member, edition, now).map(({ section, pages }) => (
          <a
            href={pages[0].href}
            {...(section === current && {
              'aria-current': pages[0].page === page ? 'page' : 'true',
            })}
          >
            {words.sections[section]}
          </a>
        ))}
      </nav>
    </>
  );
}

/** A page of the console as it is printed for somebody who is not signed in to it. */
export function PaperPage(props: PropsWithChildren<DocumentProps>) {
  return (
    <Document {...props}>
      <main id="main">{props.children}</main>
    </Document>
  );
}

/** A page for people who are not signed in: one sheet in the opening of the door. */
export function CenteredPage(props: PropsWithChildren<DocumentProps>) {
  const { locale, title, children } = props;
  return (
    <Document {...props} face="doorstep">
      <main id="main" class="door">
        <svg class="crown" viewBox="0 -66 480 318" aria-hidden="true">
          <path d="M40 262V251A220 220 0 1 1 440 251V262" />
        </svg>
        <div class="door-sign">
          <Logo size={56} />
          <p>{consoleWords[locale].name}</p>
        </div>
        <div class="door-opening">
          <h1>{title}</h1>
          {children}
        </div>
      </main>
      <Languages locale={locale} />
    </Document>
  );
}

function Languages({ locale }: { locale: Locale }) {
  return (
    <footer class="languages">
      <nav aria-label={commonWords[locale].languages}>
        {LOCALES.map((one) => (
          <a
            href={`?lang=${one}`}
            lang={one}
            dir={directionOf(one)}
            {...(one === locale && { 'aria-current': 'true' })}
          >
            {languageNames[one]}
          </a>
        ))}
      </nav>
    </footer>
  );
}
