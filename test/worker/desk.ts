import { env } from 'cloudflare:workers';
import { ORIGIN, request } from './world.ts';

/** Opens a page of the console as the owner of this cookie. */
export async function openDesk(path: string, cookie?: string): Promise<string> {
  const response = await request(path, { headers: cookie ? { Cookie: cookie } : {} });
  return response.text();
}

/** Sends a form as a page of ours does. */
export function submit(
  path: string,
  fields: Record<string, string>,
  cookie?: string,
): Promise<Response> {
  return request(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: ORIGIN,
      ...(cookie && { Cookie: cookie }),
    },
    body: new URLSearchParams(fields),
  });
}

/** What a form of a page says before anybody types: its hidden fields. The action's end names it. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const [, form = ''] =
    new RegExp(`<form[^>]*action="[^"]*${action}"[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? [];
  const inputs = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)];
  return Object.fromEntries(
    inputs.map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  );
}

/** Binds every gate supervisor of an edition to one gate, by its number. */
export async function bindSupervisors(event: number, gate: number): Promise<void> {
  const sql = "UPDATE member SET gate = ?2 WHERE event = ?1 AND role = 'gate'";
  await env.DB.prepare(sql).bind(event, gate).run();
}
