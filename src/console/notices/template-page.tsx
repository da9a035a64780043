import { TEMPLATES } from '../../domain/notice.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { mayOpen, pageAddress } from '../shell/sections.ts';
import { WorkPage } from '../shell/work-page.tsx';
import type { DeskProps } from './props.ts';

const ICONS = {
  held: 'hand-stop',
  full: 'users',
  rumour: 'news',
  weather: 'alert-triangle',
  over: 'door-enter',
  free: 'pencil',
} as const satisfies Record<(typeof TEMPLATES)[number], IconName>;

/** What the notice is to say: each begins with its sentence. */
export function TemplatePage(props: DeskProps) {
  const { locale, edition, member, now } = props;
  const words = noticeDeskWords[locale];
  const base = `/console/${edition.slug}/notices`;
  return (
    <WorkPage {...props} page="notices" title={words.create} kind="narrow">
      <nav class="template-rows" aria-label={words.choose}>
        {TEMPLATES.map((template) => (
          <a href={`${base}/new?template=${template}`}>
            <Icon name={ICONS[template]} size={28} />
            <span>
              <b>{words.templates[template]}</b>
              <small>{words.notes[template]}</small>
            </span>
          </a>
        ))}
      </nav>
      {mayOpen(member.role, edition, 'words') && (
        <p>
          <a href={`${pageAddress('words', edition, now)}#reviewed`}>{words.reviewed}</a>
        </p>
      )}
      <p>
        <a href={base}>{words.form.back}</a>
      </p>
    </WorkPage>
  );
}
