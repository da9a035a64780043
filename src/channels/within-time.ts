/** It took longer than it may. */
class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** What a promise gives, or `TookTooLong` after so many ms. What it waits for goes on by itself. */
export async function withinTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TookTooLong()), ms);
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
