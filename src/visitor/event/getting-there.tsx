import type { Edition, Gate } from '../../domain/edition.ts';
import type { PlanMark, TextName } from '../../domain/edition-parts.ts';
import type { Locale } from '../../domain/kinds.ts';
import { languageOf } from '../../domain/other-language.ts';
import { eventPageWords } from '../../i18n/event-page.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { MarkSign, SitePlan, textOf } from '../../ui/site-plan.tsx';
import { Written } from '../../ui/written.tsx';
import { InLegal } from '../shared/in-legal.tsx';
import { WrittenText } from './written-text.tsx';

interface GettingThereProps {
  locale: Locale;
  edition: Pick<Edition, 'texts' | 'gates' | 'plan'>;
}

const TEXTS: readonly (readonly [TextName, IconName])[] = [
  ['directions', 'map-pin'],
  ['parking', 'parking'],
  ['step_free_way', 'disabled'],
  ['desk', 'info-circle'],
];

/** Whether an edition says anything of how to come. */
export function saysTheWay({
  texts = {},
  gates,
  plan = [],
}: GettingThereProps['edition']): boolean {
  return (
    TEXTS.some(([name]) => Object.values(texts[name] ?? {}).some((one) => one.trim() !== '')) ||
    plan.length > 0 ||
    gates.some(({ position }) => position)
  );
}

/** How to come, where to park, the way without steps, the plan, and the gates in a maps app. */
export function GettingThere({ locale, edition }: GettingThereProps) {
  if (!saysTheWay(edition)) return null;
  const words = eventPageWords[locale];
  return (
    <section aria-labelledby="way">
      <h2 id="way">
        <InLegal locale={locale} section="event">
          {words.sections.way}
        </InLegal>
      </h2>
      <ul class="tips">
        {TEXTS.map(([name, icon]) => (
          <WrittenText {...{ locale, name, icon, text: edition.texts?.[name] }} />
        ))}
      </ul>
      <Maps locale={locale} gates={edition.gates} />
      <Plan locale={locale} edition={edition} />
    </section>
  );
}

/** Links that a phone opens in the maps app that it has: no map of another host is on the page. */
function Maps({ locale, gates }: { locale: Locale; gates: readonly Gate[] }) {
  const placed = gates.filter(({ position }) => position);
  if (placed.length === 0) return null;
  return (
    <>
      <h3 id="maps">
        <InLegal locale={locale} section="event">
          {eventPageWords[locale].way.maps}
        </InLegal>
      </h3>
      <ul class="quiet-links">
        {placed.map(({ name, position }) => (
          <li>
            <a href={geoOf(position, name[languageOf(name, locale)])}>
              <Icon name="map-pin" />{' '}
              <Written text={name} locale={locale} within={(said) => <bdi>{said}</bdi>} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A place as RFC 5870 writes it, with its name for the apps that show one. */
export function geoOf(position: Gate['position'], name: string): string {
  const at = position ? `${position.latitude},${position.longitude}` : '';
  return `geo:${at}?q=${at}(${encodeURIComponent(name)})`;
}

function Plan({ locale, edition }: GettingThereProps) {
  if (shownOf(edition).length === 0) return null;
  return (
    <>
      <h3 id="plan">
        <InLegal locale={locale} section="event">
          {eventPageWords[locale].way.plan}
        </InLegal>
      </h3>
      <PlanFigure locale={locale} edition={edition} />
    </>
  );
}

/** What of a plan is drawn. */
export function shownOf({ plan = [], gates }: GettingThereProps['edition']): readonly PlanMark[] {
  return plan.filter((mark) => textOf(mark, plan, gates) !== null);
}

/** The plan with what its signs mean. */
export function PlanFigure({ locale, edition }: GettingThereProps) {
  const { gates } = edition;
  const shown = shownOf(edition);
  const words = eventPageWords[locale].way;
  return (
    <figure class="plan" aria-label={words.plan}>
      <SitePlan {...{ marks: shown, gates, label: words.plan }} />
      <ul class="plan-keys">
        {explained(shown).map((mark) => (
          <li>
            <MarkSign {...{ mark, marks: shown, gates }} />{' '}
            <MarkName {...{ locale, mark, gates }} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Each named mark, and of those that have no name the first of each kind. */
function explained(marks: readonly PlanMark[]): PlanMark[] {
  const hasName = ({ name }: PlanMark) => Object.values(name).some((one) => one.trim() !== '');
  return marks.filter(
    (mark, at) =>
      mark.kind === 'gate' ||
      (mark.kind !== 'way' && hasName(mark)) ||
      marks.findIndex((one) => one.kind === mark.kind && (mark.kind === 'way' || !hasName(one))) ===
        at,
  );
}

function MarkName(props: { locale: Locale; mark: PlanMark; gates: readonly Gate[] }) {
  const { locale, mark, gates } = props;
  const gate = gates.find(({ number }) => number === mark.gate);
  const name = gate?.name ?? mark.name;
  const kind = (
    <InLegal locale={locale} section="event">
      {eventPageWords[locale].way.kinds[mark.kind]}
    </InLegal>
  );
  const isNamed = mark.kind !== 'way' && name[languageOf(name, locale)].trim() !== '';
  if (!isNamed) return kind;
  const said = <Written text={name} locale={locale} within={(one) => <bdi>{one}</bdi>} />;
  if (gate) return said;
  return (
    <span>
      {kind}
      {' · '}
      {said}
    </span>
  );
}
