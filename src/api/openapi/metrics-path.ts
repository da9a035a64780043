import { answers, page } from './operation.ts';
import type { Schema } from './schema.ts';

const EXAMPLE = [
  '# TYPE abwab_http_requests_total counter',
  'abwab_http_requests_total{method="GET",route="/api/v1/events/:slug",status="200"} 12',
  '# TYPE abwab_writer_queue_length gauge',
  'abwab_writer_queue_length{actor="gatekeeper",edition="1"} 0',
  '',
].join('\n');

/** What is counted, described. */
export const metricsPath: Record<string, Schema> = {
  '/api/v1/operator/metrics': {
    get: {
      operationId: 'readMetrics',
      tags: ['operator'],
      summary: 'Counters and gauges in the text format of Prometheus.',
      description: `Requests by method, pattern of the route and status; batches, fenced batches, queues and sockets of both writers of each edition that is shown, twenty editions at most. Labels are words and numbers of the service alone. All of it lies in memory: requests are those of the isolate that answers, a writer's counters those of its running instance, and both begin at 0 when they are replaced. Such as:\n\n${EXAMPLE}`,
      security: [{ operator: [] }],
      responses: answers(
        { 200: page('Counted so far.', 'text/plain; version=0.0.4; charset=utf-8') },
        ['unauthenticated', 'rate_limited'],
      ),
    },
  },
};
