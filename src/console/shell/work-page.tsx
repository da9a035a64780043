import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Locale } from '../../domain/kinds.ts';
import { directionOf } from '../../i18n/common.ts';
import { shellWords } from '../../i18n/shell.ts';
import { PrintButton } from '../../ui/print-button.tsx';
import type { Arch } from './arch.ts';
import { Frame, type FrameProps } from './layout.tsx';
import { More } from './more.tsx';
import { sectionOf, sectionsFor } from './sections.ts';
import { SessionStrip } from './session-strip.tsx';

interface WorkPageProps extends FrameProps {
  /** One sentence under the title: how things stand. */
  state?: Child;
  arch?: Arch;
  /** Stands before the title: a day's shape. */
  emblem?: Child;
  /** The text of the button that prints the page; only a script can show it. */
  print?: string;
  /** Names the page for its own rules of layout. */
  kind?: string;
  /** The language that the page speaks, where it is not the reader's. */
  spoken?: Locale;
  /** Attributes of `main` by which a script finds the page. */
  data?: { readonly [name: `data-${string}`]: string };
}

/** A page of work: the low threshold with its title and its one number, then plaster. */
export function WorkPage(props: PropsWithChildren<WorkPageProps>) {
  const { locale, kind, data, children } = props;
  const { spoken = locale } = props;
  const other = spoken === locale ? {} : { lang: spoken, dir: directionOf(spoken) };
  return (
    <Frame {...props} ownStrip>
      <main id="main" data-too-long={shellWords[spoken].tooLong('{most}')} {...data} {...other}>
        <LowThreshold {...props} />
        <SessionStrip {...props} />
        <div class={kind ? `work ${kind}` : 'work'}>{children}</div>
      </main>
    </Frame>
  );
}

/** Characters of a number that fill the arch in its own size. */
const LONG = 5;

function LowThreshold(props: WorkPageProps) {
  const { title, state, arch, emblem, print } = props;
  return (
    <div class="low">
      {emblem}
      <div class="low-text">
        <h1>{title}</h1>
        {state && <p class="low-state">{state}</p>}
        <Tabs {...props} />
      </div>
      {print && <PrintButton class="quiet" text={print} />}
      {arch && (
        <p class="low-arch" {...(arch.name && { 'data-fresh': arch.name })}>
          <svg viewBox="0 0 108 92" aria-hidden="true">
            <path d="M7 93V78A52 52 0 1 1 101 78V93" />
          </svg>
          <b
            {...(arch.number.length > LONG && { 'data-long': '' })}
            {...(arch.said && { 'aria-hidden': 'true' as const })}
          >
            {arch.number}
          </b>{' '}
          <span>{arch.word}</span>
        </p>
      )}
    </div>
  );
}

/** Tabs that a phone shows; of more, it shows the one of this page until it is asked for the rest. */
const TABS_SHOWN = 4;

/** The other pages of the section, where there are any for this reader. */
function Tabs({ locale, member, edition, now, page }: FrameProps) {
  const words = shellWords[locale];
  const section = sectionOf(page);
  const pages = sectionsFor(member, edition, now).find((one) => one.section === section)?.pages;
  if (!pages || pages.length < 2) return null;
  return (
    <nav class="tabs" aria-label={words.tabs} lang={locale} dir={directionOf(locale)}>
      {pages.length > TABS_SHOWN && <More id="tabs" label={words.tabs} />}
      {pages.map(({ page: name, href }) => (
        <a href={href} {...(name === page && { 'aria-current': 'page' })}>
          {words.pages[name]}
        </a>
      ))}
    </nav>
  );
}
