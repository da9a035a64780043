import type { Page } from 'playwright-core';

/**
 * Watches the gate's page from inside, by marks of `performance`: `shown` when a verdict's panel is
 * in the document, `painted` when the frame with it was drawn, `camera` when the first picture of
 * the camera was.
 */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const panel = document.getElementById('panel');
      const video = document.querySelector<HTMLVideoElement>('#video');
      if (!panel || !video) return;
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => performance.mark('painted');
      new MutationObserver(() => {
        if (panel.hidden) return;
        performance.mark('shown');
        requestAnimationFrame(() => port1.postMessage(null));
      }).observe(panel, { childList: true });
      video.requestVideoFrameCallback(() => performance.mark('camera'));
    });
  });
}

/** Marks `tapped` at the next tap of a button and `camera` at the first picture after it. */
export async function watchTap(page: Page, selector: string): Promise<void> {
  await page.evaluate((button) => {
    const tapped = (event: Event) => {
      performance.mark('tapped', { startTime: event.timeStamp });
      const video = document.querySelector<HTMLVideoElement>('#video');
      video?.requestVideoFrameCallback(() => performance.mark('camera'));
    };
    document
      .querySelector(button)
      ?.addEventListener('click', tapped, { once: true, capture: true });
  }, selector);
}

/**
 * Marks `appeared` with the time at which the camera took the first picture with something in it:
 * looks at a few pixels in the middle of each, of which the video's background has one grey.
 */
export async function watchCamera(page: Page): Promise<void> {
  await page.evaluate(() => {
    const SIDE = 8;
    const GREY = { least: 90, most: 130 };
    const video = document.querySelector<HTMLVideoElement>('#video');
    const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    let seen = true;
    const look: VideoFrameRequestCallback = (now, { captureTime }) => {
      if (!video || !context) return;
      const [left, top] = [(video.videoWidth - 80) / 2, (video.videoHeight - 80) / 2];
      context.drawImage(video, left, top, 80, 80, 0, 0, SIDE, SIDE);
      const { data } = context.getImageData(0, 0, SIDE, SIDE);
      const code = data.some((v, i) => i % 4 === 0 && (v < GREY.least || v > GREY.most));
      if (code && !seen) performance.mark('appeared', { startTime: captureTime ?? now });
      seen = code;
      video.requestVideoFrameCallback(look);
    };
    video?.requestVideoFrameCallback(look);
  });
}

/** When marks or measures of a name began, ms since the page was opened. */
export function times(page: Page, name: string): Promise<number[]> {
  return page.evaluate(
    (wanted) => performance.getEntriesByName(wanted).map(({ startTime }) => startTime),
    name,
  );
}

/** From each start to the first end after it, if that comes before the next start. */
export function spans(starts: readonly number[], ends: readonly number[]): number[] {
  return starts.flatMap((start, i) => {
    const end = ends.find((time) => time >= start);
    const next = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    return end !== undefined && end < next ? [end - start] : [];
  });
}
