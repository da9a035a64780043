import { grouped } from '../number.ts';
import { type ArabicForms, arabic } from '../plural.ts';

/** A whole sentence for each form; the number begins it, where it has one. */
const counted =
  ([zero, one, two, few, many, other]: readonly [string, string, string, string, string, string]) =>
  (n: number): string => {
    const said = grouped(n, '.');
    const forms: ArabicForms = {
      ...{ zero, one, two },
      ...{ few: `${said} ${few}`, many: `${said} ${many}`, other: `${said} ${other}` },
    };
    return arabic(n, forms);
  };

/** What the arch of each page says with its number. */
export const words = {
  days: counted(['لا يوم بعد', 'يوم واحد', 'يومان', 'أيام', 'يوما', 'يوم']),
  gates: counted(['لا باب بعد', 'باب واحد', 'بابان', 'أبواب', 'بابا', 'باب']),
  openGates: counted([
    'لا باب مفتوح',
    'باب واحد مفتوح',
    'بابان مفتوحان',
    'أبواب مفتوحة',
    'بابا مفتوحا',
    'باب مفتوح',
  ]),
  shows: counted(['لا عرض بعد', 'عرض واحد', 'عرضان', 'عروض', 'عرضا', 'عرض']),
  editions: counted(['لا دورة', 'دورة واحدة', 'دورتان', 'دورات', 'دورة', 'دورة']),
  team: counted([
    'لا أحد في الفريق',
    'شخص واحد في الفريق',
    'شخصان في الفريق',
    'أشخاص في الفريق',
    'شخصا في الفريق',
    'شخص في الفريق',
  ]),
  phonesOnDuty: counted([
    'لا هاتف في الخدمة',
    'هاتف واحد في الخدمة',
    'هاتفان في الخدمة',
    'هواتف في الخدمة',
    'هاتفا في الخدمة',
    'هاتف في الخدمة',
  ]),
  notices: counted([
    'لا بلاغ منشور',
    'بلاغ واحد منشور',
    'بلاغان منشوران',
    'بلاغات منشورة',
    'بلاغا منشورا',
    'بلاغ منشور',
  ]),
  places: counted([
    'لا مكان متبق',
    'مكان واحد متبق',
    'مكانان متبقيان',
    'أماكن متبقية',
    'مكانا متبقيا',
    'مكان متبق',
  ]),
  requests: counted([
    'لا طلب في الانتظار',
    'طلب واحد في الانتظار',
    'طلبان في الانتظار',
    'طلبات في الانتظار',
    'طلبا في الانتظار',
    'طلب في الانتظار',
  ]),
  coachesExpected: counted([
    'لا حافلة منتظرة',
    'حافلة واحدة منتظرة',
    'حافلتان منتظرتان',
    'حافلات منتظرة',
    'حافلة منتظرة',
    'حافلة منتظرة',
  ]),
  people: counted(['لا أحد', 'شخص واحد', 'شخصان', 'أشخاص', 'شخصا', 'شخص']),
  badges: counted(['لا شارة', 'شارة واحدة', 'شارتان', 'شارات', 'شارة', 'شارة']),
  rows: counted(['لا سطر', 'سطر واحد', 'سطران', 'أسطر', 'سطرا', 'سطر']),
  wishes: counted([
    'أقرب أجل اليوم',
    'يوم واحد إلى أقرب أجل',
    'يومان إلى أقرب أجل',
    'أيام إلى أقرب أجل',
    'يوما إلى أقرب أجل',
    'يوم إلى أقرب أجل',
  ]),
  rowsReady: counted([
    'لا سطر جاهز',
    'سطر واحد جاهز',
    'سطران جاهزان',
    'أسطر جاهزة',
    'سطرا جاهزا',
    'سطر جاهز',
  ]),
};

export type ArchWords = typeof words;
