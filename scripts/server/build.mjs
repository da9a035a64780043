import { isBuilt, OUT, stampOfSources } from '../built.mjs';
import { root } from '../files.mjs';

/** What stands in the way of building: nothing is installed, or its folder is not this user's. */
const IN_THE_WAY = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'EROFS', 'EACCES', 'EPERM'];

/**
 * Builds where that was not done. Whoever serves what is built needs none of the tools: they are not
 * loaded, and need not be there.
 * @throws with a sentence for people where it cannot be built here
 */
export async function demandBuilt() {
  if (isBuilt(stampOfSources())) return;
  try {
    const { build } = await import('../build.mjs');
    await build();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!code || !IN_THE_WAY.includes(code)) throw error;
    throw new Error(
      `${OUT} is not built from these sources, and cannot be by whoever runs this: run npm run build ` +
        `as the owner of ${root}.`,
      { cause: error },
    );
  }
}
