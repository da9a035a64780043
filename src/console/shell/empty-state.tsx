import type { PropsWithChildren } from 'hono/jsx';

/** Nothing here yet: one sentence of what will be, and below it the one thing to do, if there is one. */
export function EmptyState({ text, children }: PropsWithChildren<{ text: string }>) {
  return (
    <div class="empty">
      <svg viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
        <path d="M10 64V35A24 24 0 1 1 54 35V64" />
      </svg>
      <p>{text}</p>
      {children}
    </div>
  );
}
