import { addCorrection, type StatedFigures } from '../store/gates/corrections.ts';
import { allow, type MemberContext } from './context.ts';

/** States figures of a day anew, with the reason; the log stays as it is. Once by its id. */
export async function correctFigures(
  context: MemberContext,
  stated: StatedFigures & { readonly id: string },
): Promise<void> {
  allow(context, 'correct_figures');
  await addCorrection(context.env.DB, context.by, stated, context.now);
}
