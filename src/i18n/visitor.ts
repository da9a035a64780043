import type { Locale } from '../domain/kinds.ts';
import { form as arForm, type FormWords } from './ar/form.ts';
import { manage as arManage, type ManageWords } from './ar/manage.ts';
import { notice as arNotice, type NoticeWords } from './ar/notice.ts';
import { ticket as arTicket, type TicketWords } from './ar/ticket.ts';
import { visitor as ar, type EventWords } from './ar/visitor.ts';
import { form as enForm } from './en/form.ts';
import { manage as enManage } from './en/manage.ts';
import { notice as enNotice } from './en/notice.ts';
import { ticket as enTicket } from './en/ticket.ts';
import { visitor as en } from './en/visitor.ts';
import { form as frForm } from './fr/form.ts';
import { manage as frManage } from './fr/manage.ts';
import { notice as frNotice } from './fr/notice.ts';
import { ticket as frTicket } from './fr/ticket.ts';
import { visitor as fr } from './fr/visitor.ts';
import { decided } from './reviewed.ts';
import { form as zghForm } from './zgh/form.ts';
import { manage as zghManage } from './zgh/manage.ts';
import { notice as zghNotice } from './zgh/notice.ts';
import { ticket as zghTicket } from './zgh/ticket.ts';
import { visitor as zgh } from './zgh/visitor.ts';

export { legalLocale } from './reviewed.ts';

/** All that visitors read, by page. */
export interface VisitorWords {
  readonly event: EventWords;
  readonly form: FormWords;
  readonly ticket: TicketWords;
  readonly manage: ManageWords;
  readonly notice: NoticeWords;
}

export const visitorWords: Readonly<Record<Locale, VisitorWords>> = {
  ar: { event: ar, form: arForm, ticket: arTicket, manage: arManage, notice: arNotice },
  zgh: {
    event: zgh,
    form: decided('consent', zghForm, { ...zghForm, ...consentOf(arForm) }),
    ticket: decided('safety', zghTicket, { ...zghTicket, ...safetyOf(arTicket) }),
    manage: zghManage,
    notice: decided('notice', zghNotice, arNotice),
  },
  fr: { event: fr, form: frForm, ticket: frTicket, manage: frManage, notice: frNotice },
  en: { event: en, form: enForm, ticket: enTicket, manage: enManage, notice: enNotice },
};

/** What the form says of personal data. */
function consentOf({ notice, consent, consentTitle, consentLines, faults }: FormWords) {
  const { consent_missing } = faults;
  const all = { ...zghForm.faults, consent_missing };
  return { notice, consent, consentTitle, consentLines, faults: all };
}

/** What a ticket says of the safety of children. */
function safetyOf({ safety, safetyText }: TicketWords) {
  return { safety, safetyText };
}
