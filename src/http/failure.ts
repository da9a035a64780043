import { Problem } from '../domain/problem.ts';

/** Causes that are read below a failure; a chain can be a circle. */
const CAUSES_MAX = 4;
/** The innermost frames show where a failure came from. */
const FRAMES_MAX = 8;
const NAME = /^[A-Za-z_$][\w$]{0,59}$/;

/** What may be logged of a failure: words of the program, and nothing of its message. */
export interface FailureFacts {
  /** The name of its class. */
  readonly class: string;
  /** The code of a `Problem`, and the problem that it was answered with. */
  readonly problem?: string;
  /** SQLite's result code, as D1 gives it. */
  readonly d1?: string;
  /** Innermost first: `function file:line:column`. */
  readonly frames: readonly string[];
}

/** The failure and its causes, outermost first. */
export function factsOf(failure: unknown): FailureFacts[] {
  return chainOf(failure).map((one) => {
    if (!(one instanceof Error)) return { class: `thrown ${typeof one}`, frames: [] };
    const d1 = resultCode(one);
    return {
      class: className(one),
      ...(one instanceof Problem && { problem: one.code }),
      ...(d1 !== null && { d1 }),
      frames: framesOf(one),
    };
  });
}

/** The failure, what caused it, what caused that. */
export function chainOf(failure: unknown): unknown[] {
  const chain: unknown[] = [];
  let next = failure;
  while (next !== undefined && next !== null && chain.length <= CAUSES_MAX) {
    chain.push(next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return chain;
}

/** The database could not do it now: its disk is full or read-only, or it is taken by something else. */
const FOR_NOW = new Set(
  ['BUSY', 'LOCKED', 'NOMEM', 'READONLY', 'INTERRUPT', 'IOERR', 'FULL', 'CANTOPEN', 'PROTOCOL'].map(
    (word) => `SQLITE_${word}`,
  ),
);
/** What D1 says without a code of SQLite: https://developers.cloudflare.com/d1/observability/debug-d1/ */
const WITHOUT_CODE = /internal error|connection lost|overloaded|reset|transient/i;

/**
 * Whether a failure lies in the database and not in what was asked of it: nothing was acknowledged,
 * and the same request can succeed later.
 */
export function isDatabaseUnable(failure: unknown): boolean {
  return chainOf(failure).some((one) => {
    const code = one instanceof Error ? resultCode(one) : null;
    if (code === null || !(one instanceof Error)) return false;
    return FOR_NOW.has(code) || (code === 'D1_ERROR' && WITHOUT_CODE.test(one.message));
  });
}

/**
 * Whether the client went away while it sent: no failure of the service. Of all that fails so, calls of
 * writers and of the database say who they are.
 */
export function isCutOff(failure: Error): boolean {
  return failure.message === 'Network connection lost.' && failure.cause === undefined;
}

function className(error: Error): string {
  // Packages often leave `name` unchanged: the class says more.
  const name = error.name === 'Error' ? error.constructor.name : error.name;
  return NAME.test(name) ? name : 'Error';
}

/**
 * Names of result codes (https://sqlite.org/rescode.html): no other word of a message is logged.
 */
const RESULT_CODES = new Set(
  `ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN
  PROTOCOL SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH RANGE NOTADB
  CONSTRAINT_CHECK CONSTRAINT_DATATYPE CONSTRAINT_FOREIGNKEY CONSTRAINT_NOTNULL
  CONSTRAINT_PRIMARYKEY CONSTRAINT_ROWID CONSTRAINT_TRIGGER CONSTRAINT_UNIQUE`
    .split(/\s+/)
    .map((word) => `SQLITE_${word}`),
);

/**
 * The last code in D1's own message: the longest of those that it gives. A message that may hold
 * values gives none.
 */
function resultCode({ message }: Error): string | null {
  const [, ownCode] = /^(?:Error: )?(D1_(?:TYPE_|EXEC_|DUMP_)?ERROR)\b/.exec(message) ?? [];
  if (!ownCode) return null;
  const named = message.match(/SQLITE_[A-Z]+(?:_[A-Z]+)?/g) ?? [];
  return named.findLast((code) => RESULT_CODES.has(code)) ?? ownCode;
}

const FRAME =
  /^ {4}at (?:async )?(?:new )?(?:([\w$.#<>]{1,80})(?: \[as [\w$.#]+\])? \()?[^()\s]*?([\w$@.-]{1,60}:\d{1,7}:\d{1,7})\)?$/;

/**
 * The stack begins with the message, which holds values and can look like a frame: only what comes
 * after it is read, and only if it is the message that the stack was made with.
 */
function framesOf(error: Error): string[] {
  const { stack, message } = error;
  if (typeof stack !== 'string') return [];
  const heads = ['Error', error.name, error.constructor.name].map((name) =>
    message === '' ? `${name}\n` : `${name}: ${message}\n`,
  );
  const head = heads.find((one) => stack.startsWith(one));
  if (head === undefined) return [];
  return stack
    .slice(head.length)
    .split('\n')
    .flatMap((line) => {
      const [, where = '', place] = FRAME.exec(line) ?? [];
      return place ? [`${where} ${place}`.trim()] : [];
    })
    .slice(0, FRAMES_MAX);
}
