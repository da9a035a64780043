import { Hono } from 'hono';
import type { Live, LiveAlert } from '../../contract/answers/live.ts';
import { can } from '../../domain/archive.ts';
import type { Locale } from '../../domain/kinds.ts';
import { watchWords } from '../../i18n/watch.ts';
import { answerAlert } from '../../operations/gate-control.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { alertText, alertTime } from '../../ui/alert-text.ts';
import { boardWords } from '../../ui/board-words.ts';
import { PostForm } from '../shell/form.tsx';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { StateIcon } from '../shell/state-icons.tsx';

/** The calls for help of the gates, and the role that has seen them. */
export const alerts = new Hono<MemberApp>();

alerts.post('/console/:slug/alerts/:id/seen', requirePermission('answer_alert'), async (c) => {
  const { edition } = c.var;
  await answerAlert(memberContext(c), { id: c.req.param('id') });
  return c.redirect(`/console/${edition.slug}`, 303);
});

interface AlertsProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  live: Live;
}

/**
 * Above everything else, and only while there is a call. The script keeps it as the page is
 * written.
 */
export function Alerts(props: AlertsProps) {
  const { locale, edition, live } = props;
  const open = live.alerts ?? [];
  return (
    <section
      class="alerts"
      aria-labelledby="alerts"
      data-alerts={`/console/${edition.slug}/alerts`}
      hidden={open.length === 0}
    >
      <h2 id="alerts">{watchWords[locale].alerts.title}</h2>
      <ul>
        {open.map((alert) => (
          <AlertLine {...props} alert={alert} />
        ))}
      </ul>
      <template>
        <AlertLine {...props} alert={null} />
      </template>
    </section>
  );
}

/** One call; with none, the empty line that a script fills in. */
function AlertLine(props: AlertsProps & { alert: LiveAlert | null }) {
  const { locale, member, edition, live, alert } = props;
  const mayAnswer = can(member.role, edition, 'answer_alert');
  return (
    <li data-alert={alert?.id ?? ''}>
      <StateIcon name="waiting" />
      <p>
        <b data-what="">{alert && alertText(alert, live, boardWords(locale))}</b>{' '}
        <span data-when="">{alert && alertTime(alert, live)}</span>
      </p>
      {mayAnswer && (
        <PostForm action={`/console/${edition.slug}/alerts/${alert?.id ?? ''}/seen`}>
          <button type="submit" class="seen">
            {watchWords[locale].alerts.seen}
          </button>
        </PostForm>
      )}
    </li>
  );
}
