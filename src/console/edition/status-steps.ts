import type { Edition, EditionStatus } from '../../domain/edition.ts';

interface Step {
  readonly from: readonly EditionStatus[];
  readonly to: Exclude<EditionStatus, 'draft'>;
}

/** What can be done with an edition as a whole: from which states, and to which. */
export const STATUS_STEPS = {
  publish: { from: ['draft'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
  archive: { from: ['draft', 'open', 'closed'], to: 'archived' },
} as const satisfies Record<string, Step>;

export type StatusStep = keyof typeof STATUS_STEPS;

export function isStep(name: string): name is StatusStep {
  return Object.hasOwn(STATUS_STEPS, name);
}

/** The step that an address says was taken; none that the edition's state does not follow from. */
export function stepTaken(name: string | undefined, { status }: Edition): StatusStep | null {
  return name !== undefined && isStep(name) && STATUS_STEPS[name].to === status ? name : null;
}
