import { join } from 'node:path';
import { readSource } from './declarations.mjs';
import { filesUnder, root } from './files.mjs';

// Finds a change that nobody was asked about, or that leaves no trace.

/** What writes in the store and notes nothing, with the reason. @type {Record<string, string>} */
const UNNOTED = {
  'd1/form-answers.ts keepFormAnswer': 'where a form led: no change of the edition',
  'd1/fence.ts takeEpoch': 'the writer’s own epoch',
  'd1/fence.ts holdEpoch': 'refuses its batch, and writes nothing',
  'd1/fence.ts tickLedger': 'the cursor of what is noted beside it',
  'gates/admit.ts admit': 'the log of scans is the record itself',
  'gates/admit.ts guardKnownState': 'refuses its batch, and writes nothing',
  'gates/alerts.ts addAlerts': 'each call is a row of its own, with its phone',
  'gates/devices.ts saveReports': 'when a phone was heard last',
  'gates/hand-ins.ts keepApart': 'each scan is kept with its phone; what is decided of it is noted',
  'gates/hand-ins.ts closeHandIn': 'the phone’s own last word, kept in its row',
  'gates/hand-in-decisions.ts noteCounted': 'the end of what acceptAll has noted',
  'gates/shift-sheets.ts keepShiftSheets': 'each sheet is a row of its own, with its phone',
  'members/members.ts memberBySession': 'the last use of one’s own session',
  'members/members.ts renewSession': 'one’s own session',
  'members/members.ts endSession': 'one’s own session',
};

/** What rooms may use of the store though it writes, with the reason. @type {Record<string, string>} */
const IN_ROOMS = {
  'd1/form-answers.ts keepFormAnswer': 'beside the routing of forms: makes two sendings one',
  'members/members.ts memberBySession': 'finds out who asks; every page does',
  'registrations/requests.ts pendingRequests': 'a look, which is noted',
};

/** What operations export beside themselves, with the reason. @type {Record<string, string>} */
const BESIDE = {
  'context.ts allow': 'the question itself',
  'context.ts actingOn': 'who is noted',
  'gate-control.ts endedAlready': 'tells a failure from what was asked for',
  'read-live.ts readLive': 'the public reads these figures too',
  'read-live.ts forgetLive': 'this isolate’s own memory',
  'register-party.ts instead': 'words of a refusal',
  'void-scans.ts isStretch': 'a check of what was typed',
};

const ROOMS = ['visitor', 'gate', 'console', 'api', 'jobs', 'http', 'app.tsx', 'index.ts'];
const WRITES =
  /\b(?:INSERT (?:OR \w+ )?INTO|DELETE FROM|UPDATE (?:\w+|\$\{\w+\})\s+SET)\b|\b(?:drizzle\([\w.]+\)|orm)\s*\.(?:insert|update|delete)\(/;
const NOTES = /\b(?:auditRow|auditedUpdate|auditedInsert)\(|\bINSERT INTO audit\b/;

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
  return [
    ...inFloor('store').flatMap(([file, source]) => unnoted(file, source)),
    ...inFloor('operations').flatMap(([file, source]) => unpermitted(file, source)),
    ...[...sources]
      .filter(([file]) => ROOMS.some((room) => file === room || file.startsWith(`${room}/`)))
      .flatMap(([file, source]) => [...writtenInRoom(file, source), ...idleRoutes(file, source)]),
    ...[...permissions].filter((one) => !isAsked(one)).map((one) => `${one}: nothing asks for it`),
    ...(folder === root ? outlived() : []),
  ];

  /** Exceptions of what is there no more. */
  function outlived() {
    const named = [
      ...[...Object.keys(UNNOTED), ...Object.keys(IN_ROOMS)].map((one) => `store/${one}`),
      ...Object.keys(BESIDE).map((one) => `operations/${one}`),
    ];
    return named
      .filter((one) => {
        const [file = '', name = ''] = one.split(' ');
        return !sources.get(file)?.parts.get(name)?.exported;
      })
      .map((one) => `scripts/operations.mjs: ${one} is not there`);
  }

  /** @type {(file: string, source: Source) => string[]} */
  function unnoted(file, source) {
    const name = file.replace('store/', '');
    return [...source.parts.values()]
      .filter((part) => part.exported && reaches(file, part, (text) => WRITES.test(text)))
      .filter((part) => !reaches(file, part, isNoting) && !UNNOTED[`${name} ${part.name}`])
      .map((part) => `src/${file}: ${part.name} writes, and notes nothing in the audit`);
  }

  /** @type {(file: string, source: Source) => string[]} */
  function unpermitted(file, source) {
    const name = file.replace('operations/', '');
    return [...source.parts.values()].flatMap((part) => {
      if (!part.exported || !/^(?:async )?function /m.test(part.text.replace(/^export /, ''))) {
        return [];
      }
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
    const own = [...source.parts.values()]
      .filter((part) => WRITES.test(part.text))
      .map((part) => `src/${file}: ${part.name} writes by itself`);
    const used = [...source.imports.values()]
      .filter((target) => target.file.startsWith('store/'))
      .filter((target) => !IN_ROOMS[`${target.file.replace('store/', '')} ${target.name}`])
      .filter((target) => {
        const part = sources.get(target.file)?.parts.get(target.name);
        return part && reaches(target.file, part, (text) => WRITES.test(text));
      })
      .map((target) => `src/${file}: ${target.name} writes, and is no operation`);
    return [...own, ...used];
  }

  /** @type {(file: string, source: Source) => string[]} */
  function idleRoutes(file, source) {
    return routesOf(source)
      .filter(([, text]) => !reaches(file, { name: '', exported: false, text }, isOperation))
      .map(([path]) => `src/${file}: the route ${path} calls no operation`);

    /** @type {(text: string, at: string) => boolean} */
    function isOperation(text, at) {
      const names = [...(sources.get(at)?.imports ?? [])]
        .filter(([, target]) => target.file.startsWith('operations/'))
        .map(([local]) => local);
      return names.some((name) => new RegExp(`\\b${name}\\(`).test(text));
    }
  }

  /** @type {(permission: string) => boolean} */
  function isAsked(permission) {
    const asks = new RegExp(`\\b(?:allow|may|requirePermission)\\([^)]*'${permission}'\\)`);
    return [...sources.values()].some(({ parts }) =>
      [...parts.values()].some(({ text }) => asks.test(text)),
    );
  }

  /**
   * Whether a declaration, or anything that it names, is such.
   * @type {(file: string, part: Part, is: (text: string, file: string) => boolean) => boolean}
   */
  function reaches(file, part, is) {
    const seen = new Set();
    const waiting = [{ file, part }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (is(next.part.text, next.file)) return true;
      const source = sources.get(next.file);
      for (const word of new Set(next.part.text.match(/\b[A-Za-z_]\w*\b/g))) {
        const target = source?.imports.get(word) ?? { file: next.file, name: word };
        // What the store does is seen through; of the other floors each answers for itself.
        const leaves = target.file !== next.file && !target.file.startsWith('store/');
        const found = leaves ? undefined : sources.get(target.file)?.parts.get(target.name);
        const key = `${target.file} ${target.name}`;
        if (!found || seen.has(key)) continue;
        seen.add(key);
        waiting.push({ file: target.file, part: found });
      }
    }
    return false;
  }
}

/** @param {string} text */
function isNoting(text) {
  return NOTES.test(text);
}

/** Where a route begins: at the head of a line, or where its app is made. */
const ROUTE =
  /(?=\n\s*\.(?:get|post|put|patch|delete|on|use|route)\()|(?<=^\w+|Hono<\w+>\(\))(?=\.(?:get|post|put|patch|delete|on|use|route)\()/;

/**
 * The routes of a file that change something, by path, each with all that stands behind it.
 * @param {Source} source
 * @returns {[string, string][]}
 */
function routesOf({ parts }) {
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
}

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
