import { can } from '../../domain/archive.ts';
import { deskWords } from '../../i18n/desk.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { DeskWork } from './desk-work.tsx';
import { PaperChoice } from './paper-choice.tsx';
import type { RegisteredProps } from './result-page.tsx';
import { Papers } from './ticket-paper.tsx';

/** The tickets of a registration on the paper that this desk's printer takes. */
export function PrintPage(props: RegisteredProps) {
  const { locale, member, edition, registration, paper } = props;
  const words = deskWords[locale];
  const tickets = registration.tickets.filter(({ state }) => state === 'valid');
  const record = `/console/${edition.slug}/visitors/${registration.id}`;
  return (
    <DeskWork
      {...props}
      title={words.print.title}
      kind="print-tickets"
      {...(tickets.length > 0 && { print: words.print.print })}
    >
      <div class="actions">
        <PaperChoice locale={locale} paper={paper} />
        <a class="plain" href={record}>
          {words.back}
        </a>
        {can(member.role, edition, 'reissue_ticket') && (
          <a class="plain" href={`${record}/reissue`}>
            {words.reissue.title}
          </a>
        )}
        {can(member.role, edition, 'note_for_gate') && (
          <a class="plain" href={`${record}/note`}>
            {words.note.title}
          </a>
        )}
      </div>
      {tickets.length > 0 ? (
        <Papers {...props} tickets={tickets} />
      ) : (
        <EmptyState text={words.print.none} />
      )}
    </DeskWork>
  );
}
