import type { Edition } from '../edition.ts';
import type { Localized } from '../kinds.ts';
import { SHARE_HOLDERS } from '../shares.ts';
import { timeFaults } from './time-faults.ts';

/** What an edition needs before it is published, in the order in which it is asked for. */
const BLOCKING_STEPS = [
  'name',
  'days',
  'windows',
  'registration',
  'gates',
  'controller',
  'carriers',
] as const;
/** What is better there before: the page warns. */
const WARNING_STEPS = [
  'second_owner',
  'cndp',
  'amazigh',
  'step_free',
  'desk',
  'shares',
  'capacity',
  'messages',
  'phones',
  'way',
  'notices',
] as const;
export type BlockingStep = (typeof BLOCKING_STEPS)[number];
type Step = BlockingStep | (typeof WARNING_STEPS)[number];

export interface ChecklistRow {
  readonly step: Step;
  readonly blocks: boolean;
  readonly done: boolean;
}

/** What the checklist asks beside the edition itself. */
export interface ChecklistFacts {
  readonly owners: number;
  /** Gate phones that are in service, by the number of their gate. */
  readonly phones: ReadonlyMap<number, number>;
  /** A message was sent to somebody who tried it. */
  readonly message_tried: boolean;
}

/** Every step in its order. It can be published when no blocking one is missing. */
export function checklistOf(edition: Edition, facts: ChecklistFacts): ChecklistRow[] {
  const missing = new Set<Step>(missingSteps(edition));
  const warned = WARNING_STEPS.map((step) => ({
    step,
    blocks: false,
    done: isRecommendedDone(step, edition, facts),
  }));
  const blocking = BLOCKING_STEPS.map((step) => ({ step, blocks: true, done: !missing.has(step) }));
  return [...blocking, ...warned];
}

/** Whether the notice on personal data says where the data is, and who carries messages. */
export function carriersNamed({ controller }: Pick<Edition, 'controller'>): boolean {
  return inBoth(controller.hosting) && inBoth(controller.carriers);
}

/** What is missing of what an edition needs before it is published. */
export function missingSteps(edition: Edition): BlockingStep[] {
  return BLOCKING_STEPS.filter((step) => !isNeededDone(step, edition));
}

function isNeededDone(step: BlockingStep, edition: Edition): boolean {
  const { name, city, venue, days, gates, controller } = edition;
  switch (step) {
    case 'name':
      return [name, city, venue].every(inBoth);
    case 'days':
      return days.length > 0;
    case 'windows':
      return days.length > 0 && days.every(({ slots }) => slots.some((one) => one.capacity > 0));
    case 'registration':
      return timeFaults(edition).length === 0;
    case 'gates':
      return (
        gates.some(({ direction }) => direction !== 'out') &&
        gates.some(({ direction }) => direction !== 'in')
      );
    case 'controller':
      return inBoth(controller.name) && isWritten(controller.contact);
    case 'carriers':
      return carriersNamed(edition);
  }
}

function isRecommendedDone(
  step: (typeof WARNING_STEPS)[number],
  edition: Edition,
  facts: ChecklistFacts,
): boolean {
  const { texts = {}, gates, shares, site, controller, reviewed = [] } = edition;
  switch (step) {
    case 'second_owner':
      return facts.owners >= 2;
    case 'cndp':
      return isWritten(controller.receipt);
    case 'amazigh':
      return reviewed.includes('amazigh');
    case 'step_free':
      return gates.some((gate) => gate.step_free) && inBoth(texts.step_free_way);
    case 'desk':
      return inBoth(texts.desk);
    case 'shares':
      return SHARE_HOLDERS.some((holder) => (shares?.kept[holder] ?? 0) > 0);
    case 'capacity':
      return site != null;
    case 'messages':
      return facts.message_tried;
    case 'phones':
      return (
        gates.length > 0 &&
        gates.every(({ number, lanes = 1 }) => (facts.phones.get(number) ?? 0) >= lanes)
      );
    case 'way':
      return inBoth(texts.directions) && inBoth(texts.bring);
    case 'notices':
      return reviewed.includes('notices');
  }
}

/** Whether a text is written in the two languages that every edition has. */
function inBoth(text: Localized | null | undefined): boolean {
  return isWritten(text?.ar) && isWritten(text?.fr);
}

function isWritten(text: string | null | undefined): boolean {
  return text != null && text.trim() !== '';
}
