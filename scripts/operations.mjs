import { join } from 'node:path';
import { kept, readSource } from './declarations.mjs';
import { filesUnder, root } from './files.mjs';
import { statementsIn, UNNOTED } from './statements.mjs';

// Finds a change that nobody was asked about, or that leaves no trace.

/** What rooms may use of the store though it writes, with the reason. @type {Record<string, string>} */
const IN_ROOMS = {
  'd1/form-answers.ts keepFormAnswer': 'beside the routing of forms: makes two sendings one',
  'd1/form-answers.ts beginForm': 'beside the routing of forms: makes two sendings one',
  'd1/form-answers.ts endForm': 'beside the routing of forms: makes two sendings one',
  'members/signed-in.ts personBySession': 'finds out who asks; every page does',
  'registrations/badges.ts approvedCrews': 'a look, which is noted',
  'registrations/requests.ts requestQueue': 'a look, which is noted',
};

/** Routes that are sent a form and change nothing, with the reason. @type {Record<string, string>} */
const LOOKS = {
  "'/console/language'": 'shows a page in another language, with what is typed in it',
};

/** What operations export beside themselves, with the reason. @type {Record<string, string>} */
const BESIDE = {
  'context.ts allow': 'the question itself',
  'context.ts allowIn': 'the same, once the edition is known',
  'context.ts actingOn': 'who is noted',
  'context.ts keepToGate': 'the second half of the question, at a gate',
  'gate-control.ts endedAlready': 'tells a failure from what was asked for',
  'read-live.ts readLive': 'the public reads these figures too',
  'read-live.ts forgetLive': 'this isolate’s own memory',
  'register-party.ts asksTooOften': 'a ceiling',
  'register-party.ts instead': 'words of a refusal',
  'void-scans.ts isStretch': 'a check of what was typed',
};

const ROOMS = ['visitor', 'gate', 'console', 'api', 'jobs', 'http', 'app.tsx', 'index.ts'];
/** The one question of a room to the database that is none of the store. */
const ALIVE = /\.prepare\('SELECT 1'\)/g;
const ASKS_DATABASE = /\.prepare\(|\bdrizzle\(|\.DB\.(?:exec|batch|dump|withSession)\(/;
const ASKS_WRITER = /\.(?:GATEKEEPER|REGISTRAR)\b/;
const NOTES = /\b(?:auditRow|auditedUpdate|auditedInsert)\(|\bINSERT INTO audit\b/;
const NOTES_ANY = /\b(?:auditRow\(|INSERT INTO audit\b)/;

/**
 * @typedef {import('./declarations.mjs').Part} Part
 * @typedef {import('./declarations.mjs').Source} Source
 */

/**
 * Each change without permission or trace, as a line `file: reason`.
 * @param {string} folder the repository's
 * @returns {string[]}
 */
export function unasked(folder = root) {
  const src = join(folder, 'src');
  const sources = new Map(
    filesUnder(src)
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('client/'))
      .map((file) => [file, readSource(src, file)]),
  );
  const inFloor = (/** @type {string} */ floor) =>
    [...sources].filter(([file]) => file.startsWith(`${floor}/`));
  const permissions = permissionsOf(sources.get('domain/roles.ts'));
  const asked = new Set([...sources.values()].flatMap(askedIn));
  /** @type {Map<Part, { file: string, part: Part }[]>} */
  const named = new Map();
  return [
    ...inFloor('store').flatMap(([file, source]) => unnoted(file, source)),
    ...inFloor('operations').flatMap(([file, source]) => unpermitted(file, source)),
    ...[...sources].flatMap(([file, source]) => besideFloors(file, source)),
    ...[...sources]
      .filter(([file]) => ROOMS.some((room) => file === room || file.startsWith(`${room}/`)))
      .flatMap(([file, source]) => [...writtenInRoom(file, source), ...idleRoutes(file, source)]),
    ...[...permissions]
      .filter((one) => !asked.has(one))
      .map((one) => `${one}: nothing asks for it`),
    ...(folder === root ? outlived() : []),
  ];

  /** Exceptions of what is there no more. */
  function outlived() {
    const named = [
      ...Object.keys(IN_ROOMS).map((one) => `store/${one}`),
      ...Object.keys(BESIDE).map((one) => `operations/${one}`),
    ];
    const statements = Object.entries(UNNOTED).flatMap(([name, reasons]) => {
      const source = sources.get(`store/${name}`);
      const found = [...(source?.parts.values() ?? [])].flatMap((part) =>
        statementsIn(part, source),
      );
      return Object.keys(reasons)
        .filter((one) => !found.includes(one))
        .map((one) => `scripts/statements.mjs: ${name} has no ${one}`);
    });
    const gone = named
      .filter((one) => {
        const [file = '', name = ''] = one.split(' ');
        return !sources.get(file)?.parts.get(name)?.exported;
      })
      .map((one) => `scripts/operations.mjs: ${one} is not there`);
    return [...gone, ...statements];
  }

  /**
   * Of each function of the store: one audit row is for one statement, and each further one is
   * named with its reason.
   * @type {(file: string, source: Source) => string[]}
   */
  function unnoted(file, source) {
    return [...source.parts.values()].flatMap((part) => {
      const written = [...writtenBy(file, part)];
      if (reaches(file, part, isNoting)) {
        if (written.length <= (notesAny(file, part) ? 1 : 0)) return [];
        const what = written.map((one) => one.replace(/.* (?=\w+ \S+$)/, '')).join(', ');
        return [`src/${file}: ${part.name} has no audit row for each of its statements: ${what}`];
      }
      if (!part.exported || written.length === 0) return [];
      return [`src/${file}: ${part.name} writes, and notes nothing in the audit`];
    });
  }

  /**
   * The statements of a declaration, and of all that it names and that notes nothing itself, without
   * those that have their reason.
   * @type {(file: string, part: Part, seen?: Set<string>) => Set<string>}
   */
  function writtenBy(file, part, seen = new Set()) {
    const key = `${file} ${part.name}`;
    if (seen.has(key) || !file.startsWith('store/')) return new Set();
    seen.add(key);
    const reasons = UNNOTED[file.replace('store/', '')] ?? {};
    const own = statementsIn(part, sources.get(file))
      .filter((one) => !reasons[one])
      // The same statement twice in one declaration is two.
      .map((one, nth) => `${file} ${nth} ${one}`);
    const named = namedBy(file, part)
      .filter((one) => !reaches(one.file, one.part, isNoting))
      .flatMap((one) => [...writtenBy(one.file, one.part, seen)]);
    return new Set([...own, ...named]);
  }

  /**
   * Whether it writes an audit row itself, or by a function that writes nothing else: those of the
   * helpers are for the helpers' statements.
   * @type {(file: string, part: Part) => boolean}
   */
  function notesAny(file, part) {
    if (NOTES_ANY.test(part.text)) return true;
    return namedBy(file, part).some(
      (one) =>
        one.file !== 'store/d1/audit.ts' &&
        NOTES_ANY.test(one.part.text) &&
        writtenBy(one.file, one.part).size === 0,
    );
  }

  /** @type {(file: string, source: Source) => string[]} */
  function besideFloors(file, source) {
    if (file.startsWith('store/')) return [];
    return [...source.parts.values()].flatMap((part) => {
      const text = part.text.replaceAll(ALIVE, '');
      const writes = statementsIn(part, source).length > 0;
      return [
        ...(writes ? [`src/${file}: ${part.name} writes by itself`] : []),
        ...(!writes && ASKS_DATABASE.test(text)
          ? [`src/${file}: ${part.name} asks the database by itself`]
          : []),
        ...(!file.startsWith('actors/') && ASKS_WRITER.test(text)
          ? [`src/${file}: ${part.name} asks a writer by itself`]
          : []),
      ];
    });
  }

  /** @type {(file: string, source: Source) => string[]} */
  function unpermitted(file, source) {
    const name = file.replace('operations/', '');
    return [...source.parts.values()].flatMap((part) => {
      // What is no declaration exports something else under its own name, or as the default.
      if (/^export (?:default|[{*])/.test(part.text)) {
        return [`src/${file}: exports beside its declarations`];
      }
      if (!part.exported || /^export (?:interface|type) /.test(part.text)) return [];
      if (BESIDE[`${name} ${part.name}`]) return [];
      const [, asked] = /\{\n {2}allow\(context, '(\w+)'\);\n/.exec(part.text) ?? [];
      if (/^export (?:async )?function \w+\(\s*context: /.test(part.text)) {
        if (!asked) return [`src/${file}: ${part.name} does not ask the table first`];
        return permissions.has(asked) ? [] : [`src/${file}: '${asked}' is in no table`];
      }
      return [`src/${file}: ${part.name} is no operation: it takes no context`];
    });
  }

  /** @type {(file: string, source: Source) => string[]} */
  function writtenInRoom(file, source) {
    return [...source.imports.values()]
      .filter((target) => target.file.startsWith('store/'))
      .filter((target) => !IN_ROOMS[`${target.file.replace('store/', '')} ${target.name}`])
      .filter((target) => {
        const part = sources.get(target.file)?.parts.get(target.name);
        return part && reaches(target.file, part, isWriting);
      })
      .map((target) => `src/${file}: ${target.name} writes, and is no operation`);

    /** @type {(part: Part, at: string) => boolean} */
    function isWriting(part, at) {
      return statementsIn(part, sources.get(at)).length > 0;
    }
  }

  /** @type {(file: string, source: Source) => string[]} */
  function idleRoutes(file, source) {
    return routesOf(source)
      .filter(([path]) => !LOOKS[path])
      .filter(([, text]) => !reaches(file, { name: '', exported: false, text }, isOperation))
      .map(([path]) => `src/${file}: the route ${path} calls no operation`);

    /** @type {(part: Part, at: string) => boolean} */
    function isOperation({ text }, at) {
      const names = [...(sources.get(at)?.imports ?? [])]
        .filter(([, target]) => target.file.startsWith('operations/'))
        .map(([local]) => local);
      return names.some((name) => new RegExp(`\\b${name}\\(`).test(text));
    }
  }

  /**
   * Whether a declaration, or anything that it names, is such.
   * @type {(file: string, part: Part, is: (part: Part, file: string) => boolean) => boolean}
   */
  function reaches(file, part, is) {
    const seen = new Set();
    const waiting = [{ file, part }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (is(next.part, next.file)) return true;
      for (const named of namedBy(next.file, next.part)) {
        const key = `${named.file} ${named.part.name}`;
        if (seen.has(key)) continue;
        seen.add(key);
        waiting.push(named);
      }
    }
    return false;
  }

  /**
   * The declarations that one names, of its own file and of the store.
   * @type {(file: string, part: Part) => { file: string, part: Part }[]}
   */
  function namedBy(file, part) {
    const known = named.get(part);
    if (known) return known;
    const source = sources.get(file);
    const all = wordsOf(part).flatMap((word) => {
      const target = source?.imports.get(word) ?? { file, name: word };
      // What the store does is seen through; of the other floors each answers for itself.
      const leaves = target.file !== file && !target.file.startsWith('store/');
      const found = leaves ? undefined : sources.get(target.file)?.parts.get(target.name);
      return found && found !== part ? { file: target.file, part: found } : [];
    });
    named.set(part, all);
    return all;
  }
}

const wordsOf = kept((/** @type {Part} */ part) => [
  ...new Set(part.text.match(/\b[A-Za-z_]\w*\b/g)),
]);

/** The permissions that the declarations of a file ask for. */
const askedIn = kept((/** @type {Source} */ { parts }) =>
  [...parts.values()].flatMap(({ text }) =>
    [...text.matchAll(/\b(?:allow|may|can|requirePermission)\([^)]*'(\w+)'\)/g)].flatMap(
      ([, permission]) => permission ?? [],
    ),
  ),
);

const isNoting = kept((/** @type {Part} */ { text }) => NOTES.test(text));

/** Where a route begins: at the head of a line, or where its app is made. */
const ROUTE =
  /(?=\n\s*\.(?:get|post|put|patch|delete|on|use|route)\()|(?<=^\w+|Hono<\w+>\(\))(?=\.(?:get|post|put|patch|delete|on|use|route)\()/;

/** The routes of a file that change something, by path, each with all that stands behind it. */
const routesOf = kept((/** @type {Source} */ { parts }) => {
  /** @type {Map<string, string>} */
  const routes = new Map();
  for (const { text } of parts.values()) {
    const pieces = text.split(ROUTE);
    for (const piece of pieces) {
      const [, path] = /^\s*\.(?:post|put|patch|delete)\(\s*([^,\s]+)/.exec(piece) ?? [];
      if (path) routes.set(path, `${routes.get(path) ?? ''}${piece}`);
    }
  }
  return [...routes];
});

/**
 * @param {Source | undefined} roles
 * @returns {Set<string>}
 */
function permissionsOf(roles) {
  const table = roles?.parts.get('PERMISSIONS')?.text ?? '';
  return new Set([...table.matchAll(/^ {2}(\w+):/gm)].flatMap(([, name]) => name ?? []));
}

if (import.meta.main) {
  const lines = unasked();
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
