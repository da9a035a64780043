import { forgetAnswers } from '../../src/http/micro-cache.ts';
import { Memo } from '../../src/store/d1/memo.ts';

/** Every memo that was asked for anything. */
const memos = new Set<Memo<unknown>>();

const { get } = Memo.prototype;
Memo.prototype.get = function remembered(this: Memo<unknown>, ...asked) {
  memos.add(this);
  return get.apply(this, asked) as ReturnType<typeof get>;
} as typeof get;

/** Has the Worker remember nothing of editions that are gone: the next ones have the same numbers. */
export function forgetAll(): void {
  for (const memo of memos) memo.forget();
  forgetAnswers();
}
