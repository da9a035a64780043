import type { MessageKind } from '../../domain/message.ts';

/** What e-mails say beside the text of their message; every other language has exactly these keys. */
export interface MailWords {
  /** `day`: in words; null where there is no visit to come to. */
  readonly subject: (kind: MessageKind, day: string | null) => string;
  readonly ticket: string;
  /** Before the private link. */
  readonly manage: string;
  readonly noAnswer: string;
}

export const words: MailWords = {
  subject: (kind, day) => {
    if (kind === 'cancelled') return 'إلغاء تذكرتكم';
    if (kind === 'declined' || kind === 'wish') return 'جواب على طلبكم';
    if (kind === 'reminder') return `زيارتكم غدا، ${day}`;
    if (kind === 'bulk') return `رسالة عن زيارتكم ليوم ${day}`;
    if (kind === 'code') return 'رمز لفتح تذكرتكم';
    if (kind === 'called_off') return `إلغاء يوم ${day}`;
    if (kind === 'offer') return `أماكن محفوظة لكم ليوم ${day}`;
    if (kind === 'ticket' || kind === 'approved' || kind === 'turn') return `تذكرتكم ليوم ${day}`;
    return `تغيير في زيارتكم ليوم ${day}`;
  },
  ticket: 'التذكرة:',
  manage: 'رابطكم الخاص، للتغيير أو الإلغاء. يرجى عدم إرسال هذا السطر إلى أي أحد:',
  noAnswer: 'رسالة آلية: لا يقرأ أحد ما يُرسل جوابا عنها.',
};
