import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from './operator.mjs';
import { pdfOf } from './print.mjs';
import { serviceAt } from './state.mjs';

const USAGE = `npm run report -- --pdf [--event SLUG] [--day 1] [--locale ar|zgh|fr|en] [--out FILE]
  [--json] [--url https://HOST]

Prints the report of a day, or without --day of the whole edition, as a PDF of A4 pages, in Arabic
without --locale. It asks the running server: the one of STATE_DIR, or the one at --url with its
operator key in OPERATOR_KEY. It prints with the Chromium or Chrome of this machine, or of CHROMIUM.
`;

try {
  const { values } = parseArgs({
    options: {
      pdf: { type: 'boolean' },
      event: { type: 'string' },
      day: { type: 'string' },
      locale: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
      url: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !values.pdf) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const service = serviceAt(values.url);
  const { event, locale = 'ar' } = values;
  // What is given empty, or is no number, goes along and is refused: the default was not meant.
  const day = values.day === undefined ? undefined : Number(values.day.trim() || Number.NaN);
  const report = await ask(service, 'reports', { event, day, locale });
  const slug = String(report.slug);
  const { pdf, pages } = await pdfOf(service, String(report.html));
  const of = report.day === null ? 'edition' : `day-${report.day}`;
  const file = resolve(values.out ?? `report-${slug}-${of}-${locale}.pdf`);
  writeFileSync(file, pdf);
  const made = { file, pages, slug, day: report.day, locale };
  process.stdout.write(`${values.json ? JSON.stringify(made) : `${file}: ${pages} pages`}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
