import type { Outcome } from '../carrier.ts';
import { retryAfter } from '../http.ts';
import { type Json, parsedJson, valueAt, wordOf } from './json-path.ts';
import type { SmsTemplate } from './template.ts';

/** Bytes of an answer that are read: the rest says nothing that decides. */
const ANSWER_BYTES = 65_536;
/** Characters of a carrier's name for a message. */
const REFERENCE_MAX = 200;

/** What an answer means, by the rules of its template: the first that fits counts. */
export async function outcomeOf(
  { answers, reference, repeats }: SmsTemplate,
  response: Response,
  now: number,
): Promise<Outcome> {
  const { status } = response;
  const data = parsedJson(await textUpTo(response));
  const rule = answers.find((one) => fits(one, status, data));
  const why = `http_${status}` as const;
  switch (rule?.means ?? (status === 429 || (repeats && status >= 500) ? 'again' : 'unknown')) {
    case 'sent': {
      const name = reference === undefined ? undefined : wordOf(valueAt(data, reference));
      const isName = name !== undefined && name !== '' && name.length <= REFERENCE_MAX;
      return { result: 'sent', ...(isName ? { reference: name } : {}) };
    }
    case 'again':
      return { result: 'again', why, ...retryAfter(response, now) };
    case 'bounced':
      return { result: 'bounced', why };
    default:
      return { result: 'unknown', why };
  }
}

function fits(
  { status, path, is }: SmsTemplate['answers'][number],
  got: number,
  data: Json | undefined,
): boolean {
  if (!status.some((one) => one === got || one === `${Math.floor(got / 100)}xx`)) return false;
  if (path === undefined) return true;
  const said = wordOf(valueAt(data, path));
  return said !== undefined && (is ?? []).some((one) => String(one) === said);
}

/** A text of at most so many bytes; empty where there is more, or where it breaks off. */
export async function textUpTo(response: Response, most = ANSWER_BYTES): Promise<string> {
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > most) {
      await reader.cancel();
      return '';
    }
    text += decoder.decode(value, { stream: true });
  }
}
