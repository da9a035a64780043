import type { Context } from 'hono';
import {
  checkNotice,
  correctionOf,
  type DraftFaults,
  NOTICE_MAX,
  type NoticeDraft,
  RUMOUR_MAX,
} from '../../domain/notice.ts';
import { type FieldFault as Fault, Problem } from '../../domain/problem.ts';
import { isDatabaseUnable } from '../../http/failure.ts';
import { formatTime } from '../../i18n/format.ts';
import { noticeDeskWords } from '../../i18n/notice-desk.ts';
import { correctionSentences } from '../../i18n/notices.ts';
import type { FieldFault } from '../shell/error-box.tsx';
import { KEY } from '../shell/form.tsx';
import type { MemberApp } from '../shell/session.ts';
import { NoticeFormPage } from './form-page.tsx';
import type { FormProps } from './props.ts';
import type { TypedNotice } from './read-notice.ts';

/** What a form says, checked as of now. */
export function checked({ var: { edition, now } }: Context<MemberApp>, draft: NoticeDraft) {
  const time = formatTime(now, edition.timezone);
  return checkNotice(draft, edition, {
    now,
    compose: (locale, rumour) => correctionOf(correctionSentences(locale, time), rumour),
  });
}

/** The form again, with everything that was typed. */
export function refused(
  c: Context<MemberApp>,
  typed: TypedNotice,
  wrong: DraftFaults,
  correcting?: { number: number; base: number; changed: boolean },
) {
  const { locale, member, edition, now } = c.var;
  const faults = Array.from(wrong, ([path, fault]): FieldFault => {
    return { field: fieldOf(path, typed), text: faultText(path, fault, c) };
  });
  return c.html(
    <NoticeFormPage
      {...{ locale, member, edition, now, faults }}
      {...typed}
      {...(correcting && { correcting })}
    />,
    422,
  );
}

function fieldOf(path: string, { draft: { template } }: TypedNotice): string {
  // The sentence about the number of languages leads to the first text.
  if (path === 'text') return template === 'rumour' ? 'is-ar' : 'text-ar';
  if (path === 'gate' && (template === 'held' || template === 'over')) return 'fill';
  return path.replace('.', '-');
}

function faultText(path: string, fault: Fault, { var: { locale } }: Context<MemberApp>): string {
  const words = noticeDeskWords[locale].faults;
  if (path === 'until') return words.until;
  if (path === 'gate') return words.gate;
  if (path === 'text') return words.languages;
  const isText = path.startsWith('text.');
  if (fault === 'too_long') return words.tooLong(isText ? NOTICE_MAX : RUMOUR_MAX);
  return isText ? words.blank : words.is;
}

/** A notice that was sent, to be published or shown again. */
interface Sent {
  readonly typed: TypedNotice;
  readonly key: unknown;
  readonly correcting?: FormProps['correcting'];
}

/** The form again, with what is asked before the notice goes out. */
export function asked(c: Context<MemberApp>, sent: Sent, doubts: FormProps['doubts']) {
  return formAgain(c, sent, { doubts }, 422);
}

/**
 * Does it; where the database cannot write for now, the form comes back with what was typed, and
 * with its key: sent again, it is published once. The same where there is no number left for it.
 */
export async function orKeepText(
  c: Context<MemberApp>,
  sent: Sent,
  publish: () => Promise<Response>,
): Promise<Response> {
  try {
    return await publish();
  } catch (error) {
    if (error instanceof Problem && error.code === 'too_many_changes') {
      return formAgain(c, sent, { trouble: sent.correcting ? 'tooOften' : 'tooMany' }, 409);
    }
    if (!(error instanceof Error && isDatabaseUnable(error))) throw error;
    // Logged as the failure of this request.
    c.error = error;
    return formAgain(c, sent, { trouble: 'notPublished' }, 503);
  }
}

function formAgain(
  c: Context<MemberApp>,
  { typed, key, correcting }: Sent,
  why: Pick<FormProps, 'trouble' | 'doubts'>,
  status: 409 | 422 | 503,
) {
  const { locale, member, edition, now } = c.var;
  const again = typeof key === 'string' && KEY.test(key) ? key : crypto.randomUUID();
  const page = { locale, member, edition, now, ...typed, ...why, faults: [], again };
  return c.html(<NoticeFormPage {...page} {...(correcting && { correcting })} />, status);
}
