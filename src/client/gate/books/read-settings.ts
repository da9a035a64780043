import * as v from 'valibot';
import { gateEvent } from '../../../contract/answers/gate-event.ts';
import { gatePolicy } from '../../../contract/answers/ledger.ts';
import { REASONS } from '../../../domain/admission.ts';
import type { Enrolment, Recent, Settings } from '../records.ts';

/**
 * Settings as far as this release knows them: a newer one may have written them, with its own
 * values, or an older one, without those that came since.
 */
export function readSettings(kept: Settings): Settings {
  const policy = v.safeParse(gatePolicy, kept.policy);
  return {
    ...kept,
    enrolment: kept.enrolment && readEnrolment(kept.enrolment),
    policy: policy.success ? policy.output : kept.policy,
    recent: kept.recent.map(readReason),
  };
}

function readEnrolment(kept: Enrolment): Enrolment {
  const { timezone } = kept.event;
  const event = v.safeParse(gateEvent, kept.event);
  return event.success ? { ...kept, event: { ...event.output, timezone } } : kept;
}

function readReason(line: Recent): Recent {
  const { reason } = line;
  if (reason === null || reason === 'other') return line;
  return { ...line, reason: REASONS.find((one) => one === reason) ?? 'other' };
}
