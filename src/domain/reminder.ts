import { dateAfter, localParts, type Zone, zonedInstant } from './calendar.ts';

/** Minutes of the local evening between which reminders of the next day are begun: 17:00 and 20:30. */
const FROM = 17 * 60;
const UNTIL = 20 * 60 + 30;

/** The date (`YYYY-MM-DD`) of which people are reminded at an instant (ms); null at any other hour. */
export function remindedOf(now: number, zone: Zone): string | null {
  const { date, hour, minute } = localParts(now, zone);
  const at = hour * 60 + minute;
  if (at < FROM || at >= UNTIL) return null;
  return dateAfter(date, 1);
}

/** A date as the number that its reminders have, `20261126`: a day is reminded of once for each date. */
export function reminderOf(date: string): number {
  return Number(date.replaceAll('-', ''));
}

/** When the date of such a number begins (ms): from then on nobody comes tomorrow any more. */
export function dateBegins(reminder: number, zone: string): number {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(String(reminder)) ?? [];
  return zonedInstant(`${year}-${month}-${day}`, '00:00', zone);
}
