import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
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
  return (
    <section class="panel supervisor" aria-labelledby="supervisor">
      <h2 id="supervisor">{words.title}</h2>
      {codes === null && <p class="hint">{words.gone}</p>}
      {codes?.length === 0 && <p class="hint">{consoleWords[locale].gatesPage.noPhones}</p>}
      {codes !== null && codes.length > 0 && (
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
