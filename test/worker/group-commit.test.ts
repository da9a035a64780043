import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GroupCommit, QueueFull } from '../../src/actors/group-commit.ts';
import { type Verb, write } from '../../src/store/d1/batch.ts';
import { databaseWith } from './writers.ts';

/** What the writer under test was made to do, in order. */
let done: string[];
let writing: (statements: D1PreparedStatement[]) => Promise<D1Result[]>;
let starting: () => Promise<void>;

beforeEach(() => {
  done = [];
  writing = (statements) => env.DB.batch(statements);
  starting = () => Promise.resolve();
});

const NOTHING = 'SELECT 1';

/** A writer of words that answers each in upper case; `bad` is a word that no batch can hold. */
function writer(limits = { group: 100, queue: 100 }) {
  const db = databaseWith((statements) => {
    done.push('batch');
    return writing(statements);
  });
  const reads = (words: readonly string[]): Verb<string> => ({
    statements: [db.prepare(NOTHING)],
    read: () => words.join(' '),
  });
  return new GroupCommit<string, string, string>(
    db,
    {
      writer: () => ({ actor: 'registrar', edition: 1 }),
      readState: reads,
      judge: (words, ground) => {
        done.push(`judge ${words.join(' ')}`);
        const sql = words.includes('bad') ? 'SELECT * FROM nowhere' : NOTHING;
        return {
          writes: write(db.prepare(sql)),
          committed: () => words.map((word) => `${word.toUpperCase()} of ${ground}`),
        };
      },
      startEpoch: () => {
        done.push('start');
        return starting();
      },
      fence: () => write(db.prepare(NOTHING)),
    },
    limits,
  );
}

function judged(): string[] {
  return done.filter((step) => step.startsWith('judge'));
}

function starts(): number {
  return done.filter((step) => step === 'start').length;
}

describe('what arrives while a batch is in flight', () => {
  it('is settled together in the next', async () => {
    const words = writer();
    const first = words.add('a');
    let more: Promise<string[]> = Promise.resolve([]);
    writing = (statements) => {
      writing = (later) => env.DB.batch(later);
      more = Promise.all(['b', 'c', 'd'].map((word) => words.add(word)));
      return env.DB.batch(statements);
    };
    await expect(first).resolves.toBe('A of a');
    await expect(more).resolves.toEqual(['B of b c d', 'C of b c d', 'D of b c d']);
    expect(judged()).toEqual(['judge a', 'judge b c d']);
  });

  it('is taken in groups no heavier than their limit', async () => {
    const words = writer({ group: 2, queue: 100 });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((word) => words.add(word)));
    expect(judged()).toEqual(['judge a b', 'judge c d', 'judge e']);
  });

  it('is sent away when the queue is as long as it may be', async () => {
    const words = writer({ group: 2, queue: 3 });
    const waiting = ['a', 'b', 'c'].map((word) => words.add(word));
    await expect(words.add('d')).rejects.toBeInstanceOf(QueueFull);
    await expect(Promise.all(waiting)).resolves.toHaveLength(3);
    await expect(words.add('e')).resolves.toBe('E of e');
  });
});

describe('those who bring words', () => {
  const lines = (more: Partial<{ group: number; queue: number }> = {}) => {
    const words = writer({ group: 2, queue: 100, ...more });
    const answers: Promise<string>[] = [];
    const add = (whose: string, ...list: string[]) => {
      answers.push(...list.map((word) => words.add(word, 1, whose)));
    };
    return { words, answers, add };
  };

  it('take turns: one who brings much is waited for by nobody', async () => {
    const { answers, add } = lines();
    add('x', 'x1', 'x2', 'x3', 'x4', 'x5');
    add('y', 'y1');
    add('z', 'z1', 'z2');
    await Promise.all(answers);
    expect(judged()).toEqual(['judge x1 y1', 'judge z1 x2', 'judge z2 x3', 'judge x4 x5']);
  });

  it('fill the queue for themselves, and not for those with nothing in it', async () => {
    const { words, answers, add } = lines({ queue: 3 });
    add('x', 'x1', 'x2', 'x3');
    const refused = words.add('x4', 1, 'x');
    add('y', 'y1');
    const more = words.add('y2', 1, 'y');
    await expect(refused).rejects.toBeInstanceOf(QueueFull);
    await expect(more).rejects.toBeInstanceOf(QueueFull);
    await expect(Promise.all(answers)).resolves.toContain('Y1 of x1 y1');
  });
});

describe('a crowd that comes back', () => {
  it('is waited for after a group of several, while it grows', async () => {
    const words = writer();
    await Promise.all([words.add('a'), words.add('b')]);
    const back = [words.add('c')];
    await scheduler.wait(1);
    back.push(words.add('d'));
    await Promise.all(back);
    expect(judged()).toEqual(['judge a b', 'judge c d']);
  });

  it('is sent on once all who were answered are back, whatever the clock says', async () => {
    const words = writer();
    await Promise.all([words.add('a'), words.add('b')]);
    const never = vi.spyOn(scheduler, 'wait').mockReturnValue(new Promise(() => {}));
    try {
      const back = [words.add('c'), words.add('d')];
      await expect(Promise.all(back)).resolves.toEqual(['C of c d', 'D of c d']);
    } finally {
      never.mockRestore();
    }
  });

  it('is waited for beside those who came meanwhile', async () => {
    const words = writer();
    let meanwhile: Promise<string> | null = null;
    writing = (statements) => {
      meanwhile ??= words.add('c');
      return env.DB.batch(statements);
    };
    await Promise.all([words.add('a'), words.add('b')]);
    await Promise.all([meanwhile, words.add('d'), words.add('e')]);
    expect(judged()).toEqual(['judge a b', 'judge c d e']);
  });

  it('is not waited for by whoever comes alone', async () => {
    const words = writer();
    await words.add('a');
    const alone = words.add('b');
    await scheduler.wait(1);
    const next = words.add('c');
    await Promise.all([alone, next]);
    expect(judged()).toEqual(['judge a', 'judge b', 'judge c']);
  });
});

describe('what a writer supposes', () => {
  const STALE = 'INSERT INTO fence (epoch, ground) SELECT 1, 0';

  /** Supposes every word but `unknown`; a supposition that is `wrong` fails its batch. */
  function guessing() {
    const db = databaseWith((statements) => {
      done.push('batch');
      return env.DB.batch(statements);
    });
    return new GroupCommit<string, string, string>(
      db,
      {
        writer: () => ({ actor: 'registrar', edition: 1 }),
        readState: () => ({ statements: [db.prepare(NOTHING)], read: () => 'read' }),
        suppose: (words) => (words.includes('unknown') ? null : 'supposed'),
        judge: (words, ground) => {
          done.push(`judge ${words.join(' ')}`);
          const isWrong = ground === 'supposed' && words.includes('wrong');
          return {
            writes: write(db.prepare(isWrong ? STALE : NOTHING)),
            committed: () => words.map((word) => `${word} ${ground}`),
          };
        },
        startEpoch: async () => {
          done.push('start');
        },
        fence: () => write(db.prepare(NOTHING)),
      },
      { group: 100, queue: 100 },
    );
  }

  it('spares a group its read', async () => {
    await expect(guessing().add('a')).resolves.toBe('a supposed');
    expect(done).toEqual(['start', 'judge a', 'batch']);
  });

  it('is read where memory is not enough', async () => {
    await expect(guessing().add('unknown')).resolves.toBe('unknown read');
    expect(done).toEqual(['start', 'batch', 'judge unknown', 'batch']);
  });

  it('is read and judged again where it was wrong, whole and without a fresh start', async () => {
    const words = guessing();
    await words.add('a');
    done = [];
    const answers = Promise.all(['b', 'wrong'].map((word) => words.add(word)));
    await expect(answers).resolves.toEqual(['b read', 'wrong read']);
    const together = 'judge b wrong';
    expect(done).toEqual([together, 'batch', 'batch', together, 'batch']);
    expect(words.counts()).toMatchObject({ starts: 1, stale: { ground: 1 } });
  });
});

describe('an item that breaks its group', () => {
  it('fails alone, found by halving', async () => {
    const words = writer();
    const list = ['a', 'b', 'bad', 'c', 'd'];
    const answers = await Promise.allSettled(list.map((word) => words.add(word)));
    expect(answers.map((answer) => answer.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });

  it('costs the others no fresh start', async () => {
    const words = writer();
    await Promise.allSettled(['a', 'bad', 'b'].map((word) => words.add(word)));
    await expect(words.add('bad')).rejects.toThrow();
    await expect(words.add('c')).resolves.toBe('C of c');
    expect(starts()).toBe(1);
  });

  it('is tried once when it is no group', async () => {
    const words = writer();
    await words.add('a');
    let tries = 0;
    const broken = words.runExclusive(() => {
      tries += 1;
      return env.DB.prepare('SELECT json(?1)').bind('[').all();
    });
    await expect(broken).rejects.toThrow();
    await words.add('b');
    expect([tries, starts()]).toEqual([1, 1]);
  });
});

describe('what is no group', () => {
  it('is told of by class and code alone when it fails twice, and both failures are logged', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const words = writer();
    const alone = words.runExclusive(() => Promise.reject(new TypeError('of Zineb')));
    await expect(alone).rejects.toThrow(/^the writer failed: TypeError$/);
    expect(log).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(log.mock.calls)).not.toContain('Zineb');
    log.mockRestore();
  });
});

describe('tasks beside the groups', () => {
  it('wait up to so many, and beyond are sent away', async () => {
    const words = writer();
    const under = Promise.withResolvers<string>();
    const task = (work: () => Promise<string>) => words.runExclusive(work);
    const first = task(() => under.promise);
    const waiting = Array.from({ length: 200 }, () => task(async () => 'done'));
    await expect(task(async () => 'late')).rejects.toBeInstanceOf(QueueFull);
    under.resolve('done');
    expect(new Set(await Promise.all([first, ...waiting]))).toEqual(new Set(['done']));
    await expect(task(async () => 'again')).resolves.toBe('again');
  });
});

describe('a database that is away', () => {
  it('is blamed on no item: everybody is sent back after one more try', async () => {
    starting = () => Promise.reject(new Error('away'));
    const words = writer();
    const list = Array.from({ length: 8 }, (_, i) => `${i}`);
    const answers = await Promise.allSettled(list.map((word) => words.add(word)));
    expect(answers.every((answer) => answer.status === 'rejected')).toBe(true);
    expect(starts()).toBe(2);
    starting = () => Promise.resolve();
    await expect(words.add('back')).resolves.toBe('BACK of back');
  });

  it('is asked again for a reply that was lost, from a fresh start', async () => {
    const words = writer();
    await words.add('first');
    let lost = false;
    writing = async (statements) => {
      const results = await env.DB.batch(statements);
      if (lost || statements.length < 2) return results;
      lost = true;
      throw new Error('lost');
    };
    await expect(words.add('again')).resolves.toBe('AGAIN of again');
    expect(starts()).toBe(2);
  });
});

describe('a change beside the writer', () => {
  it('is read before the next group', async () => {
    const words = writer();
    await words.add('a');
    words.restart();
    await words.add('b');
    expect(starts()).toBe(2);
  });

  it('is read again when it came while the writer was starting', async () => {
    const words = writer();
    starting = async () => {
      starting = () => Promise.resolve();
      // The edition was read already when somebody changed it.
      words.restart();
    };
    await words.add('a');
    await words.add('b');
    expect(done.filter((step) => step === 'start' || step.startsWith('judge'))).toEqual([
      'start',
      'judge a',
      'start',
      'judge b',
    ]);
  });
});
