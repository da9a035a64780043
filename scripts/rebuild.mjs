/**
 * Builds anew what was saved, one save after another, and serves it. A build that fails says why, and
 * what was served before goes on; the first one that works again says so, even where a mistake was
 * only taken back and nothing is left to be served anew. Another command may have built what was saved
 * before this one could: what counts is whether it is another build than the one that is served.
 * @param {object} parts
 * @param {string} parts.served the stamp of the build that is served
 * @param {() => Promise<string>} parts.build gives the stamp of what is built now
 * @param {() => Promise<void>} parts.serve what is built now
 * @param {(sentence: string) => void} parts.say
 * @returns {() => Promise<void>} to be called after each save; resolves when it is served, never rejects
 */
export function rebuilding({ served, build, serve, say }) {
  let current = served;
  let hasFailed = false;
  let last = Promise.resolve();
  const once = async () => {
    try {
      const built = await build();
      if (hasFailed) say('It builds again.');
      hasFailed = false;
      if (built === current) return;
      current = built;
      await serve();
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
