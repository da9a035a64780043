import type { PropsWithChildren } from 'hono/jsx';
import { StateIcon } from '../shell/state-icons.tsx';

export type StepName = 'phones' | 'look' | 'figures' | 'release';

interface StepProps {
  name: StepName;
  number: number;
  title: string;
  /** In a few words: how far it is. */
  state: string;
  isDone: boolean;
  /** Whether a phone shows it from the start. */
  open: boolean;
}

/**
 * One of the four steps of an evening, with its shape. A small screen folds it to its title; a wide one
 * shows all of it, and so does paper.
 */
export function EveningStep(props: PropsWithChildren<StepProps>) {
  const { name, number, title, state, isDone, open, children } = props;
  return (
    <section
      class="folded evening-step"
      id={`step-${name}`}
      aria-labelledby={`step-${name}-title`}
      data-state={isDone ? 'complete' : 'waiting'}
    >
      <h2 id={`step-${name}-title`}>
        <input type="checkbox" class="fold" id={`fold-${name}`} checked={open} autocomplete="off" />
        <label for={`fold-${name}`}>
          <StateIcon name={isDone ? 'complete' : 'waiting'} />
          <span class="step-number">{number}</span>
          <span>{title}</span> <small>{state}</small>
        </label>
      </h2>
      <div class="folded-body">{children}</div>
    </section>
  );
}
