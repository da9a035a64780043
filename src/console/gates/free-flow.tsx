import type { FreeFlow } from '../../domain/hold.ts';
import type { Locale } from '../../domain/kinds.ts';
import { watchWords } from '../../i18n/watch.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import { clockAt } from '../shell/clock.ts';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';

interface FreeFlowProps {
  locale: Locale;
  edition: StoredEdition;
  now: number;
  /** Those in force now. */
  freeFlow: readonly FreeFlow[];
  /** Null for the whole site. */
  gate: number | null;
}

/** Since when people pass here in large counts; empty while tickets are scanned. */
export function FreeFlowSince({ locale, edition, now, freeFlow, gate }: FreeFlowProps) {
  const flow = flowAt(freeFlow, gate) ?? flowAt(freeFlow, null);
  if (!flow) return null;
  const time = clockAt(flow.starts_at, now, edition.timezone);
  return <span class="flowing">{watchWords[locale].flow.since(time)}</span>;
}

/** Starts or ends the free flow of a gate, or of the site, in two steps. */
export function FreeFlowControl({ locale, edition, freeFlow, gate }: FreeFlowProps) {
  const words = watchWords[locale].flow;
  const flows = flowAt(freeFlow, gate) !== undefined;
  return (
    <Step
      icon="users"
      name={flows ? words.end : words.start}
      ask={flows ? words.endAsk : words.startAsk}
      tone={flows ? 'go' : 'plain'}
    >
      <PostForm action={`/console/${edition.slug}/gates/free-flow`}>
        <input type="hidden" name="gate" value={gate === null ? 'site' : String(gate)} />
        <input type="hidden" name="flow" value={flows ? 'end' : 'start'} />
        <button type="submit" class="primary">
          {flows ? words.confirmEnd : words.confirmStart}
        </button>
      </PostForm>
    </Step>
  );
}

function flowAt(freeFlow: readonly FreeFlow[], gate: number | null): FreeFlow | undefined {
  return freeFlow.find((flow) => flow.gate === gate);
}
