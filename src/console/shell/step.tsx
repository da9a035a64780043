import type { PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from '../../ui/icon.tsx';

interface StepProps {
  icon: IconName;
  name: string;
  /** What will happen, said before it does. */
  ask: string;
  tone: 'go' | 'hold' | 'stop' | 'plain';
}

/** A change in two steps. Of all on a page one is open at a time, and none needs a script. */
export function Step({ icon, name, ask, tone, children }: PropsWithChildren<StepProps>) {
  return (
    <details class="step" data-tone={tone} name="step">
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
