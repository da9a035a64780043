import * as v from 'valibot';
import { gatePolicy } from '../../../contract/answers/ledger.ts';
import { REASONS } from '../../../domain/admission.ts';
import type { Recent, Settings } from '../ports.ts';

/**
 * Settings as far as this release knows them: a newer one may have written them, with its own
 * values.
 */
export function readSettings(kept: Settings): Settings {
  const policy = v.safeParse(gatePolicy, kept.policy);
  return {
    ...kept,
    policy: policy.success ? policy.output : kept.policy,
    recent: kept.recent.map(readReason),
  };
}

function readReason(line: Recent): Recent {
  const { reason } = line;
  if (reason === null || reason === 'other') return line;
  return { ...line, reason: REASONS.find((one) => one === reason) ?? 'other' };
}
