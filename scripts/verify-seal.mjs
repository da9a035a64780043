import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { said, worst } from './server/seal-report.mjs';
import { verifySeal } from './server/verify-seal.mjs';
import { stateDir } from './state.mjs';

const USAGE = `npm run verify-seal -- [--event SLUG] [--printed HASH] [--json]
                       [--backup DIR | --database FILE | --export FILE]

Recomputes every seal from the rows themselves: rows, ranges, roots, and the chain. Names the first
row that differs: added, removed or changed, and in which column. Reads a copy of the database of
STATE_DIR (default .state), which may be served meanwhile; or

--backup    a backup that is not encrypted
--database  the file of a database, such as one that a dump of D1 was read into
--export    a sealed log that the console gave out

--printed is the hash of a seal as it was printed, or its first 16 digits or more: the seals may have
been made anew after a change, and only what was printed elsewhere shows it. It proves the seal that it
is of, in the edition that is named, and those before; what came later needs a later one.

Ends with 0 when every seal stands, 3 when something differs, 4 when nothing that was recomputed
differs but a part could not be, 5 when there is no seal, which proves nothing, 1 when nothing could be
read, 2 for this usage. A text that was erased is counted and changes nothing: what was sealed of it is
its commitment. The files of releases are held against their published SHA-256; no sealed log has them.
`;

const EXIT = { stands: 0, differs: 3, cannot: 4, unsealed: 5 };

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      event: { type: 'string' },
      printed: { type: 'string' },
      backup: { type: 'string' },
      database: { type: 'string' },
      export: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const { event, backup, database, export: log } = values;
  const printed = values.printed?.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  const sources = [backup, database, log].filter((source) => source !== undefined);
  const isShort = printed !== undefined && !/^[0-9a-f]{16,64}$/.test(printed);
  if (values.help || positionals.length > 0 || sources.length > 1 || isShort) {
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  const where = {
    stateDir,
    ...(backup === undefined ? {} : { backup: resolve(backup) }),
    ...(database === undefined ? {} : { database: resolve(database) }),
    ...(log === undefined ? {} : { log: resolve(log) }),
  };
  const editions = await verifySeal(where, { event, printed });
  const verdict = worst(editions);
  process.stdout.write(
    values.json ? `${JSON.stringify({ verdict, editions })}\n` : said(editions, verdict),
  );
  process.exitCode = EXIT[verdict];
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
