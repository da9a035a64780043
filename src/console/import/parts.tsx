import type { PropsWithChildren } from 'hono/jsx';
import { assets } from '../../../build/manifest.ts';
import type { Locale } from '../../domain/kinds.ts';
import { importWords } from '../../i18n/imports.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { WorkPage } from '../shell/work-page.tsx';

/** What every page of the import knows. */
export interface ImportProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
}

type WorkProps = Omit<Parameters<typeof WorkPage>[0], 'page' | 'head' | 'title' | 'kind'>;

/** A page of the import, with its four steps and where one is; `step`: from 1, or none. */
export function ImportWork(
  props: PropsWithChildren<WorkProps & ImportProps & { step?: 1 | 2 | 3 | 4; title?: string }>,
) {
  const { locale, step, children } = props;
  const words = importWords[locale];
  const head = <link rel="stylesheet" href={assets['import.css']} />;
  return (
    <WorkPage {...props} page="import" title={props.title ?? words.title} kind="import" head={head}>
      {step && (
        <ol class="import-steps" aria-label={words.stepsName}>
          {words.steps.map((name, at) => (
            <li
              {...(at + 1 === step && { 'aria-current': 'step' })}
              {...(at + 1 < step && { 'data-done': '' })}
            >
              <b>{at + 1}</b> <span>{name}</span>
            </li>
          ))}
        </ol>
      )}
      {children}
    </WorkPage>
  );
}

/** Where all steps are sent: a page that is opened again then begins anew. */
export function importPath(edition: StoredEdition): string {
  return `/console/${edition.slug}/import`;
}

/** Fields that a page carries to the next one. */
export function Carried({ name, values }: { name: string; values: readonly string[] }) {
  return (
    <>
      {values.map((value) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
