/** One appointment. Local times of the place where it is; texts as people wrote them. */
export interface Appointment {
  readonly uid: string;
  /** Local, `YYYY-MM-DDTHH:MM`. */
  readonly starts: string;
  readonly ends: string;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly url: string;
  /** When the appointment was written, ms. */
  readonly stamp: number;
}

/** An appointment as a calendar file (RFC 5545). */
export function calendarFile(one: Appointment): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Abwab//Ticket//AR',
    'BEGIN:VEVENT',
    `UID:${one.uid}`,
    `DTSTAMP:${utc(one.stamp)}`,
    `DTSTART:${local(one.starts)}`,
    `DTEND:${local(one.ends)}`,
    `SUMMARY:${escaped(one.summary)}`,
    `LOCATION:${escaped(one.location)}`,
    `DESCRIPTION:${escaped(one.description)}`,
    `URL:${one.url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261123T090000Z`. */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}|[-:]/g, '');
}

/**
 * `20261123T100000`, without zone: a phone shows it as it is written. As an instant, it would be an
 * hour off on every phone whose zone data is older than the law.
 */
function local(written: string): string {
  return `${written.replace(/[-:]/g, '')}00`;
}

function escaped(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** At most 75 octets a line, and never a character cut in two. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  let out = '';
  let room = 75;
  for (const character of line) {
    const size = bytes.encode(character).length;
    if (size > room) {
      out += '\r\n ';
      room = 74;
    }
    out += character;
    room -= size;
  }
  return out;
}
