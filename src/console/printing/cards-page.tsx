import type { Gate } from '../../domain/edition.ts';
import { signOf } from '../../domain/edition-parts.ts';
import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { printingWords } from '../../i18n/printing.ts';
import { TONES, type Tone, VERDICT_SHAPES } from '../../ui/verdict-shapes.ts';
import { Written } from '../../ui/written.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { type PrintingProps, SheetPage, sizeOf } from './sheet-page.tsx';

/** Cards of one page: of more, those of each gate are printed by themselves. */
const CARDS_MAX = 120;

interface CardsProps extends PrintingProps {
  /** The one gate whose cards are asked for; null for all. */
  gate: number | null;
}

/** A card for whoever holds a phone at a gate: how to scan, what each colour means, and offline. */
export function CardsPage(props: CardsProps) {
  const { locale, edition } = props;
  const words = printingWords[locale].cards;
  const gates = edition.gates.filter(({ number }) => props.gate === null || number === props.gate);
  const cards = gates.flatMap((gate) => {
    const of = gate.lanes ?? 1;
    return Array.from({ length: of }, (_, i) => ({ gate, at: i + 1, of }));
  });
  return (
    <SheetPage
      {...props}
      title={words.title}
      lead={cards.length > CARDS_MAX ? words.tooMany : words.lead}
      paper="a5-pairs"
      choice={<GateChoice {...props} />}
    >
      {cards.length === 0 && <EmptyState text={editionWords[locale].gates.empty} />}
      {cards.slice(0, CARDS_MAX).map((card) => (
        <Card {...props} {...card} />
      ))}
    </SheetPage>
  );
}

function GateChoice({ locale, edition, gate }: CardsProps) {
  const words = printingWords[locale].cards;
  return (
    <nav class="arrow-choice" aria-label={editionWords[locale].gates.gate}>
      <a href="?" {...(gate === null && { 'aria-current': 'true' })}>
        {words.allGates}
      </a>
      {edition.gates.map((one) => (
        <a href={`?gate=${one.number}`} {...(one.number === gate && { 'aria-current': 'true' })}>
          <bdi>{signOf(one)}</bdi>
        </a>
      ))}
    </nav>
  );
}

function Card(props: PrintingProps & { gate: Gate; at: number; of: number }) {
  const { locale, gate, at, of } = props;
  const words = printingWords[locale].cards;
  return (
    <article class="paper-sheet card">
      <header>
        <b class="card-sign">
          <bdi>{signOf(gate)}</bdi>
        </b>
        <h2 data-size={sizeOf(gate.name[spokenIn(locale)])}>
          <Written text={gate.name} locale={spokenIn(locale)} />
        </h2>
        <p>{words.lane(at, of)}</p>
      </header>
      <section>
        <h3>{words.scan}</h3>
        <ol>
          {words.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <h3>{words.offline}</h3>
        <ul>
          {words.offlineSteps.map((step) => (
            <li>{step}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.colours}</h3>
        <ul class="tones">
          {TONES.map((tone) => (
            <li>
              <VerdictShape tone={tone} />
              <span>
                <b>{words.tones[tone].word}</b> {words.tones[tone].colour}
                <br />
                {words.tones[tone].does}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <footer>
        <p>{words.supervisor}</p>
        <p>{words.desk}</p>
      </footer>
    </article>
  );
}

/** The shape that the phone shows, in black: its colour is in the words. */
function VerdictShape({ tone }: { tone: Tone }) {
  const [outline, inside] = VERDICT_SHAPES[tone];
  return (
    <svg viewBox="-4 -4 128 128" aria-hidden="true" fill="none" stroke="#000000">
      <path d={outline} stroke-width="6" />
      <path d={inside} stroke-width="7" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
