import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PhoneCore } from './world.ts';

const FOLDER = new URL('../releases/', import.meta.url);

const PHONE = /^(\d+\.\d+\.\d+)\.mjs\.gz$/;

/** The releases that are kept, by name. */
export function keptReleases(): string[] {
  return readdirSync(FOLDER).flatMap((file) => PHONE.exec(file)?.[1] ?? []);
}

/** The module of a kept release's service. */
export function keptWorker(release: string): Uint8Array {
  return gunzipSync(readFileSync(new URL(`${release}.worker.mjs.gz`, FOLDER)));
}

/** What a phone of a kept release runs. */
export async function keptCore(release: string): Promise<PhoneCore> {
  const code = gunzipSync(readFileSync(new URL(`${release}.mjs.gz`, FOLDER)));
  return import(`data:text/javascript;base64,${code.toString('base64')}`);
}
