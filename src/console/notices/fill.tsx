import type { Context } from 'hono';
import type { Edition } from '../../domain/edition.ts';
import type { NoticeDraft, Template } from '../../domain/notice.ts';
import type { NoticeFacts } from '../../operations/notice-facts.ts';
import type { MemberApp } from '../shell/session.ts';
import { NoticeFormPage } from './form-page.tsx';
import type { FormProps } from './props.ts';
import { readNotice, timeField } from './read-notice.ts';
import { holdOf, templateTexts } from './template-text.ts';

/** What a template says of a gate now, and until when; null for everybody. */
export function filledFor(
  { var: { edition, now } }: Context<MemberApp>,
  facts: NoticeFacts,
  { template, gate }: { template: Template; gate: number | null },
): { text: NoticeDraft['text']; until: number | null } {
  const live = { edition, gate, now, ...facts };
  const end = template === 'held' ? (holdOf(live)?.until ?? null) : null;
  return { text: templateTexts(template, live), until: end !== null && end > now ? end : null };
}

/**
 * The form with its text made anew for the chosen gate; what was typed in Amazigh stays. A correction
 * is one of the latest version from here on.
 */
export async function refilled(
  c: Context<MemberApp>,
  facts: NoticeFacts,
  correcting?: FormProps['correcting'],
) {
  const { locale, member, edition, now } = c.var;
  const body = await c.req.parseBody();
  const { draft, until: typed } = readNotice(body, edition, now);
  const gate = gateIn(edition, String(draft.gate));
  const { text, until } = filledFor(c, facts, { template: draft.template, gate });
  const zgh = draft.text.zgh;
  const filled = { ...draft, gate, text: { ...text, zgh: text.zgh || zgh } };
  return (
    <NoticeFormPage
      {...{ locale, member, edition, now, faults: [] }}
      draft={filled}
      until={until === null ? typed : timeField(until, edition)}
      {...(correcting && { correcting })}
    />
  );
}

export function gateIn({ gates }: Edition, asked: string | undefined): number | null {
  return gates.find((one) => String(one.number) === asked)?.number ?? null;
}
