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
import { form as zghForm } from './zgh/form.ts';
import { manage as zghManage } from './zgh/manage.ts';
import { ticket as zghTicket } from './zgh/ticket.ts';
import { visitor as zgh } from './zgh/visitor.ts';

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
  // Legal text stays in Arabic until a native reader has reviewed the Amazigh pages.
  zgh: { event: zgh, form: zghForm, ticket: zghTicket, manage: zghManage, notice: arNotice },
  fr: { event: fr, form: frForm, ticket: frTicket, manage: frManage, notice: frNotice },
  en: { event: en, form: enForm, ticket: enTicket, manage: enManage, notice: enNotice },
};

/** The language in which legal text is shown on the pages of a locale. */
export function legalLocale(locale: Locale): Locale {
  return locale === 'zgh' ? 'ar' : locale;
}
