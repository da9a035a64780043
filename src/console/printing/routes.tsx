import { type Context, Hono } from 'hono';
import { readableEdition } from '../../domain/other-language.ts';
import { readAnew } from '../edition/edits-sent.ts';
import { type MemberApp, requirePermission } from '../shell/session.ts';
import { CardsPage } from './cards-page.tsx';
import { DeskSheetPage } from './desk-sheet-page.tsx';
import { PackPage } from './pack-page.tsx';
import { PosterPage } from './poster-page.tsx';
import { ARROWS, SignsPage } from './signs-page.tsx';

/** What is printed before an edition begins: posters, signs, cards of the phones, the desk's sheet. */
export const printing = new Hono<MemberApp>();

const PACK = '/console/:slug/edition/print';

printing.get(PACK, requirePermission('read_edition'), async (c) =>
  c.html(<PackPage {...(await facts(c))} />),
);

printing.get(`${PACK}/posters`, requirePermission('read_edition'), async (c) =>
  c.html(<PosterPage {...(await facts(c))} />),
);

printing.get(`${PACK}/signs`, requirePermission('read_edition'), async (c) => {
  const asked = c.req.query('arrow');
  const arrow = ARROWS.find((one) => one === asked) ?? 'ahead';
  return c.html(<SignsPage {...(await facts(c))} arrow={arrow} />);
});

printing.get(`${PACK}/cards`, requirePermission('read_edition'), async (c) => {
  const asked = c.req.query('gate') ?? '';
  const { edition, ...rest } = await facts(c);
  const gate = edition.gates.find(({ number }) => String(number) === asked)?.number ?? null;
  return c.html(<CardsPage {...rest} edition={edition} gate={gate} />);
});

printing.get(`${PACK}/desk`, requirePermission('read_edition'), async (c) =>
  c.html(<DeskSheetPage {...(await facts(c))} />),
);

/** What is on paper stays there: it is read past what this isolate remembers. */
async function facts(c: Context<MemberApp>) {
  await readAnew(c);
  const { locale, member, edition, now } = c.var;
  const origin = new URL(c.env.PUBLIC_URL).origin;
  return { locale, member, edition: readableEdition(edition), now, origin };
}
