import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../test/browser/browser.ts';
import {
  boardPage,
  gatePage,
  launchWithCamera,
  registerFamily,
  visitorPage,
} from '../test/browser/people.ts';
import { writeQrVideo } from '../test/browser/qr-video.ts';
import { freshState, startServer } from '../test/browser/server.ts';
import { root } from './files.mjs';

// The README's pictures, taken from a real run: `node scripts/screenshots.mjs`.
const docs = join(root, 'docs');
mkdirSync(docs, { recursive: true });
const state = freshState();
const server = await startServer(state.stateDir);
const browser = await launch();

const visitor = await visitorPage(browser);
const token = await registerFamily(visitor, server.url);
await visitor.goto(`${server.url}/t/${token}`);
await visitor.screenshot({ path: join(docs, 'visitor.png') });

const board = await boardPage(browser, server);
const video = join(state.stateDir, 'camera.y4m');
const ticket = `${server.url}/t/${token}`.toUpperCase();
writeQrVideo(video, [
  { text: null, seconds: 1 },
  { text: ticket, seconds: 3 },
]);
const camera = await launchWithCamera(video);
const gate = await gatePage(camera, server);
await gate.waitForSelector('#work[data-tone="in"]');
await gate.screenshot({ path: join(docs, 'gate.png') });
await board.waitForTimeout(1_500);
await board.screenshot({ path: join(docs, 'console.png') });

await Promise.all([browser.close(), camera.close()]);
await server.stop();
state.remove();
