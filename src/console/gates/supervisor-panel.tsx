import type { Locale } from '../../domain/kinds.ts';
import { watchWords } from '../../i18n/watch.ts';

/** The six digits of today for one phone. */
export interface PhoneCode {
  readonly phone: string;
  readonly gate: string;
  readonly code: string;
}

/** The day's codes, folded away from people who look on. Null once they are erased. */
export function SupervisorPanel(props: { locale: Locale; codes: readonly PhoneCode[] | null }) {
  const { locale, codes } = props;
  const words = watchWords[locale].supervisor;
  // Without a phone there is no code: the list of phones says so.
  if (codes?.length === 0) return null;
  return (
    <section class="panel supervisor" aria-labelledby="supervisor">
      <h2 id="supervisor">{words.title}</h2>
      {codes === null && <p class="hint">{words.gone}</p>}
      {codes !== null && (
        <details>
          <summary>{words.show}</summary>
          <p>{words.note}</p>
          <ul class="supervisor-codes">
            {codes.map((one) => (
              <li>
                <b>
                  <bdi>{one.phone}</bdi>
                </b>
                <span class="hint">{one.gate}</span>
                <span class="supervisor-code" dir="ltr">
                  {one.code.slice(0, 3)} {one.code.slice(3)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
