import type { Gate } from '../../domain/edition.ts';
import { signOf } from '../../domain/edition-parts.ts';
import { directionOf } from '../../i18n/common.ts';
import { editionWords } from '../../i18n/edition.ts';
import { printingWords } from '../../i18n/printing.ts';
import { Icon } from '../../ui/icon.tsx';
import { Written } from '../../ui/written.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { STREET } from './poster-page.tsx';
import { type PrintingProps, SheetPage, sizeOf } from './sheet-page.tsx';

/** Where the arrow of a sign points, as whoever stands before it sees it. */
export const ARROWS = ['ahead', 'left', 'right'] as const;
type Arrow = (typeof ARROWS)[number];

interface SignsProps extends PrintingProps {
  arrow: Arrow;
}

/** A sign for each gate: at the gate itself, or on the way to it. */
export function SignsPage(props: SignsProps) {
  const { locale, edition } = props;
  const words = printingWords[locale].signs;
  return (
    <SheetPage
      {...props}
      title={words.title}
      lead={words.lead}
      paper="a3"
      choice={<ArrowChoice {...props} />}
    >
      {edition.gates.length === 0 && <EmptyState text={editionWords[locale].gates.empty} />}
      {edition.gates.map((gate) => (
        <GateSign {...props} gate={gate} />
      ))}
    </SheetPage>
  );
}

function ArrowChoice({ locale, arrow }: SignsProps) {
  const words = printingWords[locale].signs;
  return (
    <nav class="arrow-choice" aria-label={words.arrow}>
      {ARROWS.map((one) => (
        <a href={`?arrow=${one}`} {...(one === arrow && { 'aria-current': 'true' })}>
          <ArrowDrawing arrow={one} />
          <span>{words.arrows[one]}</span>
        </a>
      ))}
    </nav>
  );
}

function GateSign({ gate, arrow, edition }: SignsProps & { gate: Gate }) {
  const sign = signOf(gate);
  return (
    <article class="paper-sheet gate-poster" dir="rtl">
      <p class="gate-letter" dir="ltr" data-letters={String(sign.length)}>
        <b>{sign}</b>
      </p>
      {STREET.map((one) => (
        <h2 lang={one} dir={directionOf(one)} data-size={sizeOf(gate.name[one])}>
          <Written text={gate.name} locale={one} />
        </h2>
      ))}
      <ArrowDrawing arrow={arrow} />
      <div class="gate-says">
        <Says icon={gate.direction === 'out' ? 'door-exit' : 'door-enter'}>
          {(one) => editionWords[one].gates.directions[gate.direction ?? 'both']}
        </Says>
        {gate.direction !== 'out' && (
          <Says icon="users">
            {(one) =>
              gate.kinds.length === 0
                ? printingWords[one].signs.everyone
                : gate.kinds.map((kind) => editionWords[one].kinds[kind]).join(LIST[one])
            }
          </Says>
        )}
        {gate.step_free && (
          <Says icon="disabled">{(one) => printingWords[one].signs.stepFree}</Says>
        )}
      </div>
      <p class="gate-edition">
        <span lang="ar" dir="rtl">
          <Written text={edition.name} locale="ar" />
        </span>{' '}
        ·{' '}
        <span lang="fr" dir="ltr">
          <Written text={edition.name} locale="fr" />
        </span>
      </p>
    </article>
  );
}

/** Between the members of a list. */
const LIST = { ar: '، ', fr: ', ' } as const;

/** One thing that a sign says in both languages, with its picture. */
function Says(props: {
  icon: Parameters<typeof Icon>[0]['name'];
  children: (locale: (typeof STREET)[number]) => string;
}) {
  const { icon, children } = props;
  return (
    <p>
      <Icon name={icon} size={48} />
      {STREET.map((one) => (
        <span lang={one} dir={directionOf(one)}>
          {children(one)}
        </span>
      ))}
    </p>
  );
}

/** An arrow as wide as it is high. Left is left for every reader. */
function ArrowDrawing({ arrow }: { arrow: Arrow }) {
  return (
    <svg class="arrow" data-arrow={arrow} viewBox="0 0 120 120" aria-hidden="true">
      <path d="M60 6L112 62H80V114H40V62H8z" transform={`rotate(${TURNS[arrow]} 60 60)`} />
    </svg>
  );
}

/** Degrees, clockwise. */
const TURNS: Readonly<Record<Arrow, number>> = { ahead: 0, left: -90, right: 90 };
