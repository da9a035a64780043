import type { Locale } from '../domain/kinds.ts';
import { watchWords } from '../i18n/watch.ts';

/** The day's six digits, folded away from whoever looks over a shoulder. */
export function SupervisorPanel({ locale, code }: { locale: Locale; code: string | null }) {
  const words = watchWords[locale].supervisor;
  return (
    <section class="panel supervisor" aria-labelledby="supervisor">
      <h2 id="supervisor">{words.title}</h2>
      <p>{words.note}</p>
      {code === null ? (
        <p class="hint">{words.gone}</p>
      ) : (
        <details>
          <summary>{words.show}</summary>
          <p class="supervisor-code" dir="ltr">
            {code.slice(0, 3)} {code.slice(3)}
          </p>
        </details>
      )}
    </section>
  );
}
