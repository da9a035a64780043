import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { can } from '../../domain/archive.ts';
import { localParts } from '../../domain/calendar.ts';
import { EXPORT_FORMATS, MEDIA_TYPES } from '../../domain/exports/file.ts';
import { isExportKind, termsOf } from '../../domain/exports/kinds.ts';
import { Problem } from '../../domain/problem.ts';
import { may } from '../../domain/roles.ts';
import { cleanText } from '../../domain/text.ts';
import {
  askContactExport,
  askExport,
  confirmDestroyed,
  writeExport,
} from '../../operations/exports.ts';
import { takeSealedLog } from '../../operations/take-sealed-log.ts';
import {
  type ExportFile,
  exportFile,
  keptExports,
  latestExports,
} from '../../store/exports/export-files.ts';
import { touchFault, touchFor } from '../entry/touch.ts';
import { privacyPath } from '../privacy/props.ts';
import { type MemberApp, memberContext, requirePermission } from '../shell/session.ts';
import { REASON_MAX } from './contact-form.tsx';
import { ExportsPage } from './exports-page.tsx';
import { fileHead, fileName } from './file-head.ts';
import { FilePage } from './file-page.tsx';
import { soFar, standingOf } from './file-state.tsx';
import { type ExportsProps, exportsPath } from './props.ts';

/** Data taken out as files: asked for, written as they are taken, and destroyed. */
export const exportRoutes = new Hono<MemberApp>();

const BASE = '/console/:slug/exports';
const NOTHING: ExportsProps['typed'] = { reason: '', fault: null };

exportRoutes.get(BASE, requirePermission('export_data'), async (c) =>
  c.html(await exportsPage(c, NOTHING)),
);

exportRoutes.post(BASE, requirePermission('export_data'), async (c) => {
  const { locale, form: id, edition } = c.var;
  const sent = await c.req.parseBody();
  const { kind, format } = readAsked(sent);
  const day = readDay(sent.day);
  const isAsked = await askExport(memberContext(c), { edition, id, kind, format, locale, day });
  if (isAsked) return c.redirect(exportsPath(edition, id), 303);
  const typed = { reason: '', asked: { kind, format }, fault: 'rows' } as const;
  return c.html(await exportsPage(c, typed), 422);
});

exportRoutes.post(`${BASE}/contacts`, requirePermission('export_contacts'), async (c) => {
  const { locale, form: id, edition } = c.var;
  const sent = await c.req.parseBody();
  const typed = typeof sent.reason === 'string' ? sent.reason.slice(0, 10 * REASON_MAX) : '';
  const reason = cleanText(typed, REASON_MAX);
  // What is typed is judged first: a touch is not spent on a form that is refused.
  const fault = reason === null ? 'reason' : await touchFault(c, 'export_contacts');
  if (reason === null || fault !== null) {
    const page = await exportsPage(c, { reason: typed, fault });
    return c.html(page, fault === 'reason' ? 422 : 403);
  }
  const { kind, format } = readAsked({ kind: 'registrations', ...sent });
  await askContactExport(memberContext(c), { edition, id, kind, format, locale, reason });
  return c.redirect(exportsPath(edition, id), 303);
});

/** That a file is taken is noted, and keeps others waiting: a question for its head alone takes nothing. */
const wholeOnly = createMiddleware(async function refuseHead(c, next) {
  return c.req.method === 'HEAD' ? c.body(null, 405, { Allow: 'GET' }) : next();
});

/** Before the file of an id, which it looks like. */
exportRoutes.get(`${BASE}/sealed-log`, requirePermission('export_data'), wholeOnly, async (c) => {
  const { edition, now } = c.var;
  const bytes = await takeSealedLog(memberContext(c), edition);
  const { date } = localParts(now, edition.timezone);
  return c.body(streamOf(bytes), 200, {
    'Content-Type': 'application/jsonl',
    'Content-Disposition': `attachment; filename="${edition.slug}-sealed-log-${date}.jsonl"`,
    'X-Content-Type-Options': 'nosniff',
  });
});

exportRoutes.get(`${BASE}/:id`, requirePermission('export_data'), async (c) => {
  const { locale, member, edition, now } = c.var;
  const file = await ownFile(c);
  return c.html(<FilePage {...{ locale, member, edition, now, file }} busy={false} />);
});

/** What a page asks every second while the file is written. */
exportRoutes.get(`${BASE}/:id/state`, requirePermission('export_data'), async (c) => {
  const file = await ownFile(c);
  const { rows, total } = file;
  const state = standingOf(file, c.var.now);
  return c.json({ state, rows, total, said: soFar(file, c.var.locale) });
});

exportRoutes.get(`${BASE}/:id/file`, requirePermission('export_data'), wholeOnly, async (c) => {
  const { edition, now, locale, member } = c.var;
  const own = await ownFile(c);
  try {
    const { file, bytes } = await writeExport(memberContext(c), {
      edition,
      id: own.id,
      headOf: (asked) => fileHead(asked, edition, now),
      clock: Date.now,
    });
    return c.body(streamOf(bytes), 200, {
      'Content-Type': MEDIA_TYPES[file.format],
      'Content-Disposition': `attachment; filename="${fileName(file, edition, now)}"`,
      'X-Content-Type-Options': 'nosniff',
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'busy') throw error;
    return c.html(<FilePage {...{ locale, member, edition, now }} file={own} busy />, 409);
  }
});

exportRoutes.post(`${BASE}/:id/destroyed`, requirePermission('confirm_destroyed'), async (c) => {
  await confirmDestroyed(memberContext(c), { id: idOf(c) });
  const { member, edition } = c.var;
  // The data officer has these files at their own desk.
  const isHere = can(member.role, edition, 'export_data');
  return c.redirect(`${isHere ? exportsPath(edition) : privacyPath(edition)}#kept`, 303);
});

async function exportsPage(c: Context<MemberApp>, typed: ExportsProps['typed']) {
  const { locale, member, edition, now } = c.var;
  const hasContacts = edition.data_key !== null && can(member.role, edition, 'export_contacts');
  const [files, kept, touch] = await Promise.all([
    latestExports(c.env.DB, edition.number),
    keptExports(c.env.DB, edition.number),
    hasContacts ? touchFor(c, 'export_contacts') : null,
  ]);
  return <ExportsPage {...{ locale, member, edition, now, files, kept, touch, typed }} />;
}

/** The file of the path, which its reader has asked for. Throws `not_found`. */
async function ownFile(c: Context<MemberApp>): Promise<ExportFile> {
  const { member, edition } = c.var;
  const file = await exportFile(c.env.DB, edition.number, idOf(c));
  const isOwn = file?.made_by === member.id && may(member.role, termsOf(file.kind).needs);
  if (!isOwn) throw new Problem('not_found');
  return file;
}

function idOf(c: Context<MemberApp>): string {
  const id = c.req.param('id') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not_found');
  return id;
}

/** Throws `invalid_request` for what no form of ours says. */
function readAsked({ kind, format: said }: Record<string, unknown>) {
  const format = EXPORT_FORMATS.find((one) => one === said);
  if (!isExportKind(kind) || !format) throw new Problem('invalid_request');
  return { kind, format };
}

/** The number of a day, null for all of them. Throws `invalid_request` for what no form of ours says. */
function readDay(said: unknown): number | null {
  if (said === undefined || said === '') return null;
  if (typeof said !== 'string' || !/^\d{1,3}$/.test(said)) throw new Problem('invalid_request');
  return Number(said);
}

/** The bytes as a body, made as they are taken. */
function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await bytes.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
