import { readdirSync, readFileSync } from 'node:fs';

const NS_IN_MS = 1e6;

/** Time that a process has had of all processors, for itself and in the kernel, ms. */
export function processorTime(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => sum + timeOf(`/proc/${pid}/task/${thread}`), 0) / NS_IN_MS;
}

/** Of a thread, ns: the first of the kernel's figures of its turns. */
function timeOf(thread: string): number {
  return Number(readFileSync(`${thread}/schedstat`, 'utf8').split(' ')[0]);
}
