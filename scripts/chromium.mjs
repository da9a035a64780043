import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser of the browser tests: `CHROMIUM`, or one that is installed, or on Debian, as root,
 * Debian's own, installed now with a face for every script of the pages.
 * @returns {string} path
 * @throws with what to do when there is none
 */
export function chromium() {
  const found = findChromium() ?? (canInstall() ? install() : undefined);
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium or Chrome. Install one, or give its path in CHROMIUM.',
  );
}

/**
 * `CHROMIUM`, or a browser that is installed.
 * @returns {string | undefined} path
 */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROMIUM, ...candidates, ...PLACES].find((path) => path && runs(path));
}

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install() {
  process.stdout.write('Installing Chromium for the browser tests …\n');
  const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'];
  for (const args of [['update'], packages]) {
    const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
  return findChromium();
}
