import type { PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from '../../ui/icon.tsx';

interface StepProps {
  icon: IconName;
  name: string;
  /** What will happen, said before it does. */
  ask: string;
  tone: 'go' | 'hold' | 'stop' | 'plain';
  /** Open from the start: its form was refused. */
  open?: boolean;
}

/** A change in two steps. Of all on a page one is open at a time, and none needs a script. */
export function Step(props: PropsWithChildren<StepProps>) {
  const { icon, name, ask, tone, open = false, children } = props;
  return (
    <details class="step" data-tone={tone} name="step" open={open}>
      <summary>
        <Icon name={icon} />
        <span>{name}</span>
      </summary>
      <div class="step-ask">
        <p>{ask}</p>
        {children}
      </div>
    </details>
  );
}
