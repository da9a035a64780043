import { words as shell } from './ar/shell.ts';
import { words as frenchShell } from './fr/shell.ts';

/** What readers of the words call the pages that are not in the head of the console. */
const OTHERS = {
  event: ['صفحة الدورة', 'page de l’édition'],
  form: ['استمارة التسجيل', 'formulaire d’inscription'],
  ticket: ['التذكرة', 'billet'],
  manage: ['صفحة التسجيل الخاصة', 'page privée de l’inscription'],
  find: ['العثور على تذكرة', 'retrouver un billet'],
  wait: ['لائحة الانتظار', 'liste d’attente'],
  notice: ['حماية المعطيات', 'données personnelles'],
  publicNotices: ['البلاغات العمومية', 'avis publiés'],
  released: ['الأرقام المنشورة', 'chiffres publiés'],
  lost: ['رابط غير موجود', 'lien introuvable'],
  problem: ['صفحة الخطأ', 'page d’erreur'],
  entry: ['الدخول إلى لوحة التتبع', 'entrée de la console'],
  gate: ['هاتف الباب', 'téléphone de porte'],
} as const satisfies Readonly<Record<string, readonly [arabic: string, french: string]>>;

/** The pages of visitors. */
export type VisitorPage = Exclude<keyof typeof OTHERS, 'entry' | 'gate'>;

/** Whether a page is read by visitors. */
export function isVisitorPage(page: string): boolean {
  return isOther(page) && page !== 'entry' && page !== 'gate';
}

/** Arabic and French name of a page by its name in the code. */
export function pageNameOf(page: string): string {
  if (isOther(page)) return OTHERS[page].join(' / ');
  const known = Object.keys(shell.pages).find((one) => one === page) as
    | keyof typeof shell.pages
    | undefined;
  return known ? `${shell.pages[known]} / ${frenchShell.pages[known]}` : page;
}

function isOther(page: string): page is keyof typeof OTHERS {
  return Object.hasOwn(OTHERS, page);
}
