import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** One line of a container file, such as `COPY --from=build a b`. */
export interface Instruction {
  readonly verb: string;
  /** Such as `from` in `--from=build`. */
  readonly options: Readonly<Record<string, string>>;
  /** What stands behind verb and options, as it is written. */
  readonly text: string;
}

/** Comments gone, lines that go on put together. */
export function instructionsOf(file: string): Instruction[] {
  const lines = file
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replace(/\\\n/g, '')
    .split('\n');
  return lines.map((line) => {
    const [, verb = '', flags = '', text = ''] =
      /^([A-Z]+)((?:\s+--[a-z-]+=\S+)*)\s+(.*)$/.exec(line) ?? [];
    if (!verb) throw new Error(`no instruction: ${line}`);
    const options = Object.fromEntries(
      [...flags.matchAll(/--([a-z-]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    return { verb, options, text };
  });
}

/** Words of a list in brackets, or between spaces. */
export function wordsOf({ text }: Instruction): string[] {
  return text.startsWith('[') ? JSON.parse(text) : text.split(/\s+/);
}

/** What an image came out as: its files below `root`, and how it is started. */
export interface Image {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cmd: readonly string[];
}

/** Where and with what the steps of a container file are carried out. */
interface Workshop {
  /** An empty folder; each stage has one of its own below. */
  readonly folder: string;
  /** The repository's. */
  readonly context: string;
  readonly env: NodeJS.ProcessEnv;
  /** Called before each command, with the folder in which it runs. */
  beforeRun(cwd: string): void;
}

/**
 * Carries the steps out in folders instead of layers, without root and without a base image: copies
 * are made, commands run in the stage’s own folder, users are not changed. Gives the last stage.
 */
export function buildIn(workshop: Workshop, instructions: readonly Instruction[]): Image {
  const stages = new Map<string, Stage>();
  let stage: Stage | null = null;
  for (const step of instructions) {
    if (step.verb === 'FROM') {
      const [, name = `${stages.size}`] = / AS (\S+)$/i.exec(step.text) ?? [];
      stage = new Stage(workshop, join(workshop.folder, name), stages);
      stages.set(name, stage);
    } else if (stage) stage.carryOut(step);
    else throw new Error('nothing may stand before the first FROM');
  }
  if (!stage) throw new Error('no stage');
  return stage;
}

/** Said to whoever starts the image, and without a trace in its files. */
const SAID = ['USER', 'VOLUME', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK'];

class Stage implements Image {
  readonly root: string;
  workdir = '/';
  readonly env: Record<string, string> = {};
  cmd: string[] = [];
  readonly #workshop: Workshop;
  readonly #others: ReadonlyMap<string, Stage>;

  constructor(workshop: Workshop, root: string, others: ReadonlyMap<string, Stage>) {
    this.#workshop = workshop;
    this.root = root;
    this.#others = others;
    mkdirSync(root, { recursive: true });
  }

  carryOut(step: Instruction): void {
    if (SAID.includes(step.verb)) return;
    switch (step.verb) {
      case 'WORKDIR':
        this.workdir = step.text;
        mkdirSync(this.#at(), { recursive: true });
        break;
      case 'COPY':
        this.#copy(step);
        break;
      case 'RUN':
        this.#run(step.text);
        break;
      case 'ENV':
        for (const pair of wordsOf(step)) {
          const [name = '', ...value] = pair.split('=');
          this.env[name] = value.join('=');
        }
        break;
      case 'CMD':
        this.cmd = wordsOf(step);
        break;
      default:
        throw new Error(`${step.verb} is not known here`);
    }
  }

  /** A path of the image; one without a slash in front is in its folder for work. */
  #at(path = '.'): string {
    return join(this.root, path.startsWith('/') ? path : join(this.workdir, path));
  }

  /** As Dockerfiles have it: of a folder its contents are copied. */
  #copy(step: Instruction): void {
    const words = wordsOf(step);
    const to = words.pop() ?? '';
    const from = step.options.from;
    const source = from === undefined ? this.#workshop.context : this.#others.get(from)?.root;
    if (source === undefined) throw new Error(`no stage ${from}`);
    for (const word of words) {
      const path = join(source, word);
      if (!existsSync(path)) throw new Error(`COPY: ${relative(source, path)} is not there`);
      const into = statSync(path).isFile() && to.endsWith('/');
      const target = this.#at(into ? join(to, basename(path)) : to);
      cpSync(path, target, { recursive: true, verbatimSymlinks: true });
    }
  }

  #run(command: string): void {
    const cwd = this.#at();
    this.#workshop.beforeRun(cwd);
    const { status, stdout, stderr } = spawnSync('sh', ['-euc', command], {
      cwd,
      env: { ...this.#workshop.env, ...this.env },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`RUN ${command} ended with ${status}:\n${stdout}${stderr}`);
  }
}
