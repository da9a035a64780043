import type { APIResponse, BrowserContext } from 'playwright-core';
import { dateAfter, localParts } from '../../src/domain/calendar.ts';
import type { Server } from './server.ts';

/** Private pages of wishes, without a language. */
export interface WishPages {
  readonly received: string;
  readonly granted: string;
  readonly declined: string;
  readonly withdrawn: string;
}

const WISH = {
  first_name: 'ياسمين',
  age: '7',
  wish: 'تتمنى أن ترتدي البدلة، وأن ترى الخيول والكلاب المدربة وهي تعمل، وأن تجلس على دراجة نارية.',
  guardian: 'yes',
};

/** Has the demo take wishes, and names its owner for them. */
export async function takeWishes(owner: BrowserContext, server: Server): Promise<void> {
  const desk = `${server.url}/console/demo/edition/wishes`;
  await post(owner, server, desk, { takes: 'yes', until: dayFromNow(2), answer_days: '3' });
  const page = await (await owner.request.get(desk)).text();
  const [, own = ''] = /<select[^>]*name="member"[\s\S]*?<option value="([^"]+)"/.exec(page) ?? [];
  await post(owner, server, `${desk}/readers`, { member: own });
}

/** The date so many days from today. */
export function dayFromNow(days: number): string {
  return dateAfter(localParts(Date.now(), 'Africa/Casablanca').date, days);
}

/** Has the demo take wishes, and sends some of which each stands elsewhere. */
export async function setWishes(owner: BrowserContext, server: Server): Promise<WishPages> {
  await takeWishes(owner, server);
  const received = await send(owner, server, '0611111111');
  const granted = await send(owner, server, '0622222222');
  const declined = await send(owner, server, '0633333333');
  const withdrawn = await send(owner, server, 'parent@example.org');
  const base = `${server.url}/console/demo/wishes`;
  const visit = { date: dayFromNow(2), time: '10:30', place: 'مكتب الاستقبال، باب 1' };
  const more = { revision: '0', sentence: 'يُرجى الحضور قبل الموعد بربع ساعة.' };
  await post(owner, server, `${base}/2/answer`, {
    ...more,
    ...visit,
    outcome: 'granted',
    size: '8',
  });
  const no = { ...more, outcome: 'not_possible', reason: 'many' };
  await post(owner, server, `${base}/3/answer`, no);
  await post(owner, server, `${server.url}${withdrawn}/withdraw`, {});
  return { received, granted, declined, withdrawn };
}

async function send(owner: BrowserContext, server: Server, contact: string): Promise<string> {
  const address = `${server.url}/ar/demo/wish`;
  const form = await (await owner.request.get(address)).text();
  const own = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
  const typed = { key: own('key'), proof: own('proof'), ...WISH, contact };
  const answer = await post(owner, server, address, typed);
  return new URL(answer.headers().location ?? '', server.url).pathname;
}

async function post(
  owner: BrowserContext,
  { url }: Server,
  address: string,
  form: Record<string, string>,
): Promise<APIResponse> {
  const headers = { Origin: url };
  const answer = await owner.request.post(address, { headers, form, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`${address}: ${answer.status()}`);
  return answer;
}
