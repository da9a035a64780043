import { forgetLabels as forget } from '../store/members/invitations.ts';
import { allow, type ServiceContext } from './context.ts';

/** Forgets for whom the invitations were that are over. */
export async function forgetLabels(context: ServiceContext): Promise<void> {
  allow(context, 'forget_labels');
  await forget(context.env.DB, context.now);
}
