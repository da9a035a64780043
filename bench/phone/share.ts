import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

// A short period: a slow core is slow all the time, and not fast for a while and then dead.
const PERIOD_US = 10_000;
const V1 = '/sys/fs/cgroup/cpu';
const V2 = '/sys/fs/cgroup';

/** A browser that is held to a share of one core. */
export interface Held {
  /** What holds it. */
  readonly by: string;
  release(): void;
}

/**
 * Holds every process of a browser, and those they will start, to a share of one core: by a control
 * group where one can be made, else by stopping and continuing them.
 */
export async function hold(browser: Browser, share: number): Promise<Held> {
  const pids = await processesOf(browser);
  try {
    return byControlGroup(pids, share);
  } catch {
    return byTurns(pids, share);
  }
}

async function processesOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.map(({ id }) => id);
}

function byControlGroup(pids: readonly number[], share: number): Held {
  const old = existsSync(V1);
  const group = join(old ? V1 : V2, `abwab-bench-${process.pid}`);
  const quota = Math.round(PERIOD_US * share);
  mkdirSync(group);
  try {
    if (old) {
      writeFileSync(join(group, 'cpu.cfs_period_us'), String(PERIOD_US));
      writeFileSync(join(group, 'cpu.cfs_quota_us'), String(quota));
    } else writeFileSync(join(group, 'cpu.max'), `${quota} ${PERIOD_US}`);
    for (const pid of pids) writeFileSync(join(group, 'cgroup.procs'), String(pid));
  } catch (error) {
    leave(group, old, pids);
    throw error;
  }
  return { by: 'a control group', release: () => leave(group, old, pids) };
}

function leave(group: string, old: boolean, pids: readonly number[]): void {
  const above = join(old ? V1 : V2, 'cgroup.procs');
  for (const pid of pids) if (existsSync(`/proc/${pid}`)) writeFileSync(above, String(pid));
  try {
    rmdirSync(group);
  } catch {
    // A process that was born in it still ends: an empty group costs nothing.
  }
}

function byTurns(pids: readonly number[], share: number): Held {
  const turn = 20;
  const send = (signal: NodeJS.Signals) => {
    for (const pid of pids) if (existsSync(`/proc/${pid}`)) process.kill(pid, signal);
  };
  const timer = setInterval(() => {
    send('SIGCONT');
    setTimeout(() => send('SIGSTOP'), turn * share);
  }, turn);
  return {
    by: 'stopping and continuing',
    release() {
      clearInterval(timer);
      setTimeout(() => send('SIGCONT'), turn);
    },
  };
}
