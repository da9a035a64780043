import type { Env } from '../env.ts';
import { logFailure } from '../http/log.ts';
import type { ServiceContext } from '../operations/context.ts';
import { eraseAgain } from '../operations/erase-again.ts';
import { eraseContacts } from '../operations/erase-edition.ts';
import { noteCutExports } from '../operations/exports.ts';
import { dropCodes } from '../operations/find-ticket.ts';
import { forgetLabels } from '../operations/forget-labels.ts';
import { sendMessages, writeMessages } from '../operations/messages.ts';
import { forgetGateNotes } from '../operations/note-for-gate.ts';
import { remindHolders } from '../operations/reminders.ts';
import { sealLogs } from '../operations/seal-log.ts';
import { eraseWishes } from '../operations/send-wish.ts';
import { drawWaitLists } from '../operations/wait-list.ts';

/**
 * The work of a minute, at the instant (ms) at which it was due. Never rejects: the next minute
 * tries again.
 */
export async function runScheduled(env: Env, now: number): Promise<void> {
  const context: ServiceContext = { actor: 'service', env, now, request: null };
  const works = [
    eraseAgain,
    eraseContacts,
    eraseWishes,
    forgetGateNotes,
    forgetLabels,
    drawWaitLists,
    remindHolders,
    writeMessages,
    sendMessages,
    dropCodes,
    sealLogs,
    noteCutExports,
  ];
  for (const work of works) {
    try {
      await work(context);
    } catch (error) {
      logFailure('cron_failed', error);
    }
  }
}
