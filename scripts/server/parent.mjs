const ASK_MS = 500;

/**
 * Npm, or an older Node that handed over to this one, may be killed: then this has no purpose.
 * @param {() => void} end
 */
export function endsWithParent(end) {
  if (!process.env.npm_lifecycle_event && !process.env.ABWAB_PARENT) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || end(), ASK_MS).unref();
}
