import { randomPhone, request } from './world.ts';

/** A page as its text, with the headers it came with. */
export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

export async function open(path: string, init: RequestInit = {}): Promise<Fetched> {
  const response = await request(path, init);
  return { status: response.status, headers: response.headers, html: await response.text() };
}

/** The value of a field of a page's form, as a browser would send it. */
export function fieldOf(html: string, name: string): string {
  const [input = ''] = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html) ?? [];
  return /value="([^"]*)"/.exec(input)?.[1] ?? '';
}

/** What a visitor sends who changes nothing but what the test names: a family of five. */
export function answered(html: string, change: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    key: fieldOf(html, 'key'),
    proof: fieldOf(html, 'proof'),
    kind: fieldOf(html, 'kind'),
    consent: fieldOf(html, 'consent'),
    slot: '1',
    adults: '2',
    children: '3',
    name: 'فاطمة الزهراء',
    phone: randomPhone(),
    email: '',
    ...change,
  });
}

export function send(path: string, body: URLSearchParams): Promise<Fetched> {
  return open(path, { method: 'POST', body });
}

/** Opens the form, sends it, and gives the address of the page that answers. */
export async function registerByForm(
  path: string,
  change: Record<string, string> = {},
): Promise<string> {
  const form = await open(path);
  const sent = await send(path, answered(form.html, change));
  const location = sent.headers.get('Location');
  if (sent.status !== 303 || !location) throw new Error(`${sent.status} ${sent.html}`);
  return location;
}
