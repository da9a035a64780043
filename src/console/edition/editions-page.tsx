import { editionWords, spokenIn } from '../../i18n/edition.ts';
import { archOf } from '../shell/arch.ts';
import { ErrorBox } from '../shell/error-box.tsx';
import { WorkPage } from '../shell/work-page.tsx';
import { type EditionsProps, NewForm } from './new-forms.tsx';
import { textOf } from './settings-form.ts';

/** The editions of a reader, and the two ways to a new one: a copy of this one, or nothing. */
export function EditionsPage(props: EditionsProps) {
  const { locale, member, edition, faults, typed } = props;
  const spoken = spokenIn(locale);
  const { editions: words } = editionWords[locale];
  const from = typed ? textOf(typed, 'from') : '';
  return (
    <WorkPage
      {...props}
      page="editions"
      title={words.title}
      state={words.lead}
      faulty={faults.length > 0}
      arch={archOf('editions', member.roles.length, spoken)}
      kind="narrow"
      spoken={spoken}
    >
      <ErrorBox locale={spoken} faults={faults} />
      <section class="panel" aria-labelledby="own">
        <h2 id="own">{words.list}</h2>
        <ul class="steps">
          {member.roles.map((role) => (
            <li>
              <a
                href={`/console/${role.slug}`}
                {...(role.event === edition.number && { 'aria-current': 'true' })}
              >
                {role.edition[spoken] || role.edition.ar || role.slug}
              </a>
              <small dir="ltr">/{role.slug}</small>
            </li>
          ))}
        </ul>
      </section>
      <details class="fold" open={from === 'copy'}>
        <summary>{words.copy(edition.name[spoken] || edition.slug)}</summary>
        <NewForm {...props} from="copy" />
      </details>
      <details class="fold" open={from === 'blank'}>
        <summary>{words.blank}</summary>
        <NewForm {...props} from="blank" />
      </details>
      <section class="panel" aria-labelledby="file">
        <h2 id="file">{words.file}</h2>
        <p>{words.fileLead}</p>
        <p class="actions">
          <a class="plain" href={`/console/${edition.slug}/edition/file`} download>
            {words.download}
          </a>
        </p>
      </section>
    </WorkPage>
  );
}
