import { readFileSync } from 'node:fs';
import { Inspector } from './inspector.ts';
import type { Server } from './servers.ts';

/** What a process holds of the machine's memory, bytes. */
export function residentOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return 1024 * Number(kilobytes);
}

/** The JavaScript heap in use after a collection; the objects of the service live in the same one. */
export async function heapOf({ inspector: origin }: Server, worker: string): Promise<number> {
  if (!origin) throw new Error('no inspector');
  const inspector = await Inspector.open(origin, worker);
  await inspector.ask('HeapProfiler.enable');
  // A snapshot begins with a whole collection; asked for one alone, the inspector never answers.
  inspector.tell('HeapProfiler.takeHeapSnapshot');
  const { usedSize } = await inspector.ask('Runtime.getHeapUsage');
  inspector.close();
  return Number(usedSize);
}
