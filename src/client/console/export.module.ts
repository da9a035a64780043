/** How often it is asked how far a file is, ms. */
const EVERY_MS = 1_000;

interface FileState {
  readonly state: string;
  readonly rows: number;
  readonly total: number | null;
  /** How far it is, in the reader's language. */
  readonly said: string;
}

/** Takes the file of the page by itself, once, and follows it until its end. */
export function startExport(panel: HTMLElement): void {
  let isFollowing = false;
  const address = panel.dataset.export ?? '';
  const link = panel.querySelector<HTMLAnchorElement>('a[download]');
  panel.querySelector<HTMLElement>('[data-export-refresh]')?.setAttribute('hidden', '');
  link?.addEventListener('click', () => void follow());
  if (panel.dataset.exportState === 'asked') link?.click();
  else if (panel.dataset.exportState === 'running') void follow();

  async function follow(): Promise<void> {
    if (isFollowing) return;
    isFollowing = true;
    let has = 'asked';
    while (has === 'asked' || has === 'running') {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      has = await look(has);
    }
    isFollowing = false;
  }

  /** A line that is away for a moment says nothing of the file. */
  async function look(before: string): Promise<string> {
    try {
      const answer = await fetch(`${address}/state`, { headers: { accept: 'application/json' } });
      if (!answer.ok) return answer.status >= 500 ? before : 'over';
      const now: FileState = await answer.json();
      show(now);
      return now.state;
    } catch {
      return before;
    }
  }

  function show({ state, rows, total, said }: FileState): void {
    for (const line of panel.querySelectorAll<HTMLElement>('[data-export-is]')) {
      line.hidden = line.dataset.exportIs !== state;
    }
    const words = panel.querySelector<HTMLElement>('[data-export-rows]');
    if (words) {
      words.textContent = said;
      words.hidden = rows === 0;
    }
    const bar = panel.querySelector('progress');
    if (!bar) return;
    bar.hidden = state !== 'running' || total === null;
    bar.max = Math.max(1, total ?? 1);
    bar.value = rows;
  }
}
