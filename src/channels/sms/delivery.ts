import { sameText } from '../../domain/same-text.ts';
import { type Json, parsedJson, valueAt, wordOf } from './json-path.ts';
import { readSmsSettings, type SmsSettings } from './settings.ts';
import { signatureOf } from './sign.ts';

/** What a carrier says of a message that it has. */
export interface DeliveryReport {
  readonly by: 'address' | 'reference';
  /** What the address says of it, or the carrier's name for it. */
  readonly message: string;
  readonly state: 'delivered' | 'bounced';
}

/** What came to the callback's address. */
export interface Called {
  /** As the carrier was given it, with what stands behind `?`. */
  readonly address: string;
  /** Which message the address names. */
  readonly mark: string;
  readonly body: string;
  readonly header: (name: string) => string | undefined;
}

/** Reports that one call may bring; Infobip brings a hundred. */
const REPORTS_MAX = 200;
const NAME_MAX = 400;

/** The same for the settings of a channel, as the texts of its fields. */
export function readReports(
  typed: Readonly<Record<string, string>>,
  called: Called,
): Promise<DeliveryReport[] | null> {
  const read = readSmsSettings(typed);
  return 'faulty' in read ? Promise.resolve([]) : readDelivery(read.settings, called);
}

/**
 * The reports in what came to the callback, those that end something; null where it is not signed as
 * its template says. What cannot be read holds none.
 */
export async function readDelivery(
  { template, secrets }: SmsSettings,
  called: Called,
): Promise<DeliveryReport[] | null> {
  const { delivery } = template;
  if (!delivery) return [];
  const fields = delivery.format === 'form' ? [...new URLSearchParams(called.body)] : [];
  const { signature } = delivery;
  if (signature) {
    const sorted = fields.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)));
    const over = signature.over === 'body' ? called.body : called.address + sorted.flat().join('');
    const expected = await signatureOf(signature, secrets[signature.secret] ?? '', over);
    if (!sameText(called.header(signature.header) ?? '', expected)) return null;
  }
  const data: Json | undefined =
    delivery.format === 'form' ? Object.fromEntries(fields) : parsedJson(called.body);
  const all = delivery.each === undefined ? [data] : listOf(valueAt(data, delivery.each));
  return all.slice(0, REPORTS_MAX).flatMap((one) => {
    const said = wordOf(valueAt(one, delivery.state));
    const isOne = (words: readonly (string | number | boolean)[]) =>
      words.some((word) => String(word) === said);
    const state = isOne(delivery.delivered)
      ? 'delivered'
      : isOne(delivery.bounced)
        ? 'bounced'
        : null;
    const message =
      delivery.at === undefined ? called.mark : (wordOf(valueAt(one, delivery.at)) ?? '');
    if (!state || message === '' || message.length > NAME_MAX) return [];
    return [{ by: delivery.by, message, state }];
  });
}

function listOf(data: Json | undefined): readonly (Json | undefined)[] {
  return Array.isArray(data) ? data : [];
}
