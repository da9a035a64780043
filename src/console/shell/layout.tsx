import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { assets } from '../../../build/manifest.ts';
import { LOCALES, type Locale } from '../../domain/kinds.ts';
import { may, type Permission } from '../../domain/roles.ts';
import { commonWords, directionOf, languageNames } from '../../i18n/common.ts';
import { consoleWords } from '../../i18n/console.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { Icon } from '../../ui/icon.tsx';
import { Unreviewed } from '../../ui/layout.tsx';
import { Logo, Wordmark } from '../../ui/logo.tsx';
import { dayNow } from './day.ts';
import { SessionStrip } from './session-strip.tsx';
import { StateIconSprite } from './state-icons.tsx';

type Section = 'board' | 'gates' | 'people' | 'sheet';

interface DocumentProps {
  locale: Locale;
  title: string;
  /** Names the page for its stylesheet. */
  face?: Section | 'doorstep';
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
          {locale === 'zgh' && <Unreviewed />}
          {children}
        </body>
      </html>
    </>
  );
}

interface FrameProps extends DocumentProps {
  member: Member;
  edition: StoredEdition;
  now: number;
  section: Section;
}

/** A page of the console for a signed-in member. */
export function Frame(props: PropsWithChildren<FrameProps>) {
  const { locale, edition, member, children } = props;
  return (
    <Document {...props} face={props.section}>
      <header class="top">
        <a class="brand" href={`/console/${edition.slug}`}>
          <Logo size={34} />
          {locale === 'ar' && <Wordmark height={20} />}
          <span class="brand-edition">{edition.name[locale]}</span>
        </a>
        <Navigation {...props} />
        <form class="leave" method="post" action="/console/logout">
          <span class="who">
            <bdi>{member.name}</bdi>
            <small>{consoleWords[locale].roles[member.role]}</small>
          </span>
          <button type="submit" class="quiet">
            <Icon name="logout" />
            <span>{consoleWords[locale].signOut}</span>
          </button>
        </form>
      </header>
      <SessionStrip locale={locale} member={member} edition={edition} now={props.now} />
      {children}
      <Languages locale={locale} />
    </Document>
  );
}

function Navigation({ locale, edition, member, now, section }: FrameProps) {
  const words = consoleWords[locale].nav;
  const base = `/console/${edition.slug}`;
  const sheet = `${base}/days/${dayNow(edition, now)}/close`;
  const links: { name: Section; href: string; needs: Permission }[] = [
    { name: 'board', href: base, needs: 'read_figures' },
    { name: 'gates', href: `${base}/gates`, needs: 'read_gates' },
    { name: 'people', href: `${base}/people`, needs: 'read_team' },
    { name: 'sheet', href: sheet, needs: 'read_figures' },
  ];
  return (
    <nav class="sections" aria-label={words.label}>
      {links
        .filter(({ needs }) => may(member.role, needs))
        .map(({ name, href }) => (
          <a href={href} {...(name === section && { 'aria-current': 'page' })}>
            {words[name]}
          </a>
        ))}
    </nav>
  );
}

/** A page for people who are not signed in: one sheet in the opening of the door. */
export function CenteredPage(props: PropsWithChildren<DocumentProps>) {
  const { locale, title, children } = props;
  return (
    <Document {...props} face="doorstep">
      <main id="main" class="door">
        <svg class="crown" viewBox="0 -66 480 316" aria-hidden="true">
          <path d="M40 251A220 220 0 1 1 440 251" />
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
