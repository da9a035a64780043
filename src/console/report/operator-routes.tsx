import { Hono } from 'hono';
import type { ReportAnswer } from '../../contract/answers/operator.ts';
import { reportRequest } from '../../contract/requests/operator.ts';
import { Problem } from '../../domain/problem.ts';
import type { App } from '../../env.ts';
import { jsonBody, jsonUpTo } from '../../http/json-body.ts';
import type { OperatorContext } from '../../operations/context.ts';
import { readDayReport, readEditionReport } from '../../operations/reports.ts';
import { findEdition } from '../../store/editions/editions.ts';
import { latestSeals } from '../../store/seal/seals.ts';
import { DayPaper, EditionPaper } from './paper.tsx';
import { SEALS_READ } from './seals-part.tsx';

const BODY_BYTES = 4 * 1024;

/**
 * The reports as pages to be printed, for the operator's command. It asks for no key itself: it is put
 * behind the guard of the operator's other addresses.
 */
export const operatorReports = new Hono<App>().post(
  '/operator/reports',
  jsonUpTo(BODY_BYTES),
  jsonBody(reportRequest),
  async (c) => {
    const { event, day: number, locale } = c.req.valid('json');
    const now = c.get('now');
    const edition = await findEdition(c.env.DB, event, now);
    const day = edition?.days.find((one) => one.number === number);
    if (!edition || (number !== undefined && !day)) {
      throw new Problem('not_found', { detail: 'There is no such event, or no such day of it.' });
    }
    const archived = edition.status === 'archived';
    const request = c.get('requestId');
    const context: OperatorContext = { actor: 'operator', archived, env: c.env, now, request };
    const seals = await latestSeals(c.env.DB, edition.number, SEALS_READ);
    const page = { locale, edition, now, seals };
    const html = day ? (
      <DayPaper
        {...page}
        day={day}
        report={await readDayReport(context, { edition, day })}
        origin={c.env.PUBLIC_URL}
      />
    ) : (
      <EditionPaper {...page} report={await readEditionReport(context, { edition })} />
    );
    const answer: ReportAnswer = {
      slug: edition.slug,
      day: day?.number ?? null,
      html: html.toString(),
    };
    return c.json(answer);
  },
);
