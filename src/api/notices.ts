import type { NoticesAnswer } from '../contract/answers/notices.ts';
import { isoWithOffset } from '../domain/calendar.ts';
import type { Notice } from '../domain/notice.ts';
import type { StoredEdition } from '../store/editions/editions.ts';

/** Notices as programs read them: withdrawn and past ones too, each with what it says now. */
export function describeNotices(list: readonly Notice[], edition: StoredEdition): NoticesAnswer {
  const iso = (at: number) => isoWithOffset(at, edition.timezone);
  const orNull = (at: number | null) => (at === null ? null : iso(at));
  return {
    notices: list.map(({ number, revision, kind, pinned, gate, text, ...one }) => ({
      id: `${edition.number}-${number}`,
      number,
      revision,
      kind,
      pinned,
      gate: gate === null ? null : String(gate),
      until: orNull(one.until),
      published_at: iso(one.first_published_at),
      corrected_at: revision === 1 ? null : iso(one.published_at),
      withdrawn_at: orNull(one.withdrawn_at),
      text: {
        ar: text.ar ?? null,
        zgh: text.zgh ?? null,
        fr: text.fr ?? null,
        en: text.en ?? null,
      },
    })),
  };
}
