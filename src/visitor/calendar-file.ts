/** One appointment. Instants in ms; texts as people wrote them. */
export interface Appointment {
  readonly uid: string;
  readonly starts_at: number;
  readonly ends_at: number;
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
    `DTSTART:${utc(one.starts_at)}`,
    `DTEND:${utc(one.ends_at)}`,
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
