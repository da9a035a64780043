import { Hono } from 'hono';
import type { App } from '../env.ts';
import { type RequestCounts, requestCounts } from '../http/request-counts.ts';
import { type CountsOf, readCounts, type WriterCounts } from '../operations/read-counts.ts';
import { shownEditions } from '../store/editions/editions.ts';
import { operatorContext } from './operator-context.ts';
import { EXPOSITION, exposition, type Family, type Sample } from './prometheus.ts';

/** Editions whose writers are asked, the newest first. */
const EDITIONS_MAX = 20;
const ISOLATE = 'Of the isolate that answers, since it started.';
const INSTANCE = 'Of this instance of the writer, since it started.';

/** `GET /operator/metrics`: the counters, for Prometheus. Requires the operator's key. */
export const metrics = new Hono<App>().get('/operator/metrics', async (c) => {
  const writers = await readCounts(operatorContext(c), await shownEditions(c.env.DB, EDITIONS_MAX));
  const families = [...requestFamilies(requestCounts()), ...writerFamilies(writers)];
  return c.body(exposition(families), 200, { 'Content-Type': EXPOSITION });
});

function requestFamilies({ since, series, slow, cached }: RequestCounts): Family[] {
  return [
    {
      name: 'abwab_isolate_start_time_seconds',
      type: 'gauge',
      help: 'When this isolate first answered. Each isolate counts for itself, and a new one from 0.',
      samples: since > 0 ? [{ value: since / 1_000 }] : [],
    },
    {
      name: 'abwab_http_requests_total',
      type: 'counter',
      help: `Requests by the pattern of their route, which is never a path. ${ISOLATE}`,
      samples: series.map(({ count, ...labels }) => ({ labels, value: count })),
    },
    {
      name: 'abwab_http_slow_requests_total',
      type: 'counter',
      help: `Requests that took a second or more. ${ISOLATE}`,
      samples: [{ value: slow }],
    },
    {
      name: 'abwab_http_cached_answers_total',
      type: 'counter',
      help: `Answers that were made for somebody else less than half a second before. ${ISOLATE}`,
      samples: [{ value: cached }],
    },
  ];
}

/** Each number that a writer counts: its name, and how it is read. */
const OF_WRITERS: readonly (Omit<Family, 'samples'> & {
  readonly read: (counts: WriterCounts) => number | null;
})[] = [
  {
    name: 'abwab_writer_start_time_seconds',
    type: 'gauge',
    help: 'When this instance started. Its counters are memory: a successor begins at 0.',
    read: ({ since }) => since / 1_000,
  },
  {
    name: 'abwab_writer_batches_total',
    type: 'counter',
    help: `Groups that were written, each in one batch. ${INSTANCE}`,
    read: ({ batches }) => batches,
  },
  {
    name: 'abwab_writer_items_total',
    type: 'counter',
    help: `Registrations, or requests of phones, that those groups settled. ${INSTANCE}`,
    read: ({ items }) => items,
  },
  {
    name: 'abwab_writer_failed_batches_total',
    type: 'counter',
    help: `Batches that failed, those that were refused as stale included. ${INSTANCE}`,
    read: ({ failed }) => failed,
  },
  {
    name: 'abwab_writer_starts_total',
    type: 'counter',
    help: `Starts from the database. ${INSTANCE}`,
    read: ({ starts }) => starts,
  },
  {
    name: 'abwab_writer_turned_away_total',
    type: 'counter',
    help: `Callers who were told to come back, since too many waited. ${INSTANCE}`,
    read: ({ turned_away }) => turned_away,
  },
  {
    name: 'abwab_writer_queue_length',
    type: 'gauge',
    help: 'Tickets or scans that wait to be settled.',
    read: ({ queue }) => queue,
  },
  {
    name: 'abwab_writer_tasks_waiting',
    type: 'gauge',
    help: 'Changes that wait beside the queue.',
    read: ({ tasks }) => tasks,
  },
  {
    name: 'abwab_writer_last_batch_seconds',
    type: 'gauge',
    help: 'How long the last batch took.',
    read: ({ last_batch_ms }) => last_batch_ms / 1_000,
  },
  {
    name: 'abwab_live_sockets',
    type: 'gauge',
    help: 'Consoles that follow the live figures.',
    read: ({ sockets }) => sockets,
  },
];

function writerFamilies(writers: readonly CountsOf[]): Family[] {
  const up: Family = {
    name: 'abwab_writer_up',
    type: 'gauge',
    help: 'Whether the writer answered: 1 or 0.',
    samples: writers.map(({ counts, ...labels }) => ({ labels, value: counts ? 1 : 0 })),
  };
  const numbers = OF_WRITERS.map(({ read, ...family }) => ({
    ...family,
    samples: samplesOf(writers, read),
  }));
  return [up, ...numbers, staleBatches(writers)];
}

function samplesOf(
  writers: readonly CountsOf[],
  read: (counts: WriterCounts) => number | null,
): Sample[] {
  return writers.flatMap(({ counts, ...labels }) => {
    const value = counts && read(counts);
    return value === null ? [] : [{ labels, value }];
  });
}

function staleBatches(writers: readonly CountsOf[]): Family {
  return {
    name: 'abwab_writer_fenced_batches_total',
    type: 'counter',
    help: `Batches refused by the fence: another instance took over (epoch), tickets (ground) or the edition (edition) were changed meanwhile. ${INSTANCE}`,
    samples: writers.flatMap(({ counts, ...labels }) =>
      Object.entries(counts?.stale ?? {}).map(([reason, value]) => ({
        labels: { ...labels, reason },
        value,
      })),
    ),
  };
}
