/**
 * Builds anew what was saved, one save after another, and serves it. A build that fails says why, and
 * what was served before goes on; the first one that works again says so, even where a mistake was
 * only taken back and nothing is left to be served anew.
 * @param {object} parts
 * @param {() => Promise<boolean>} parts.build whether something was made
 * @param {() => Promise<void>} parts.serve what was made
 * @param {(sentence: string) => void} parts.say
 * @returns {() => Promise<void>} to be called after each save; resolves when it is served, never rejects
 */
export function rebuilding({ build, serve, say }) {
  let hasFailed = false;
  let last = Promise.resolve();
  const once = async () => {
    try {
      const isNew = await build();
      if (hasFailed) say('It builds again.');
      hasFailed = false;
      if (isNew) await serve();
    } catch (error) {
      hasFailed = true;
      say(`${error instanceof Error ? error.message : error}\nWhat was served before goes on.`);
    }
  };
  return () => {
    last = last.then(once);
    return last;
  };
}
