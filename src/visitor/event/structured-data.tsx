import { raw } from 'hono/html';
import { eventData, inScript } from './event-data.ts';

/** The edition for search engines. A block of data: no browser runs it, and the policy has no word on it. */
export function StructuredData(facts: Parameters<typeof eventData>[0]) {
  const data = eventData(facts);
  if (!data) return null;
  return <script type="application/ld+json">{raw(inScript(data))}</script>;
}
