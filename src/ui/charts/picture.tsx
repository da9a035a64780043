import type { Drawing, Mark } from './drawing.ts';

interface PictureProps {
  readonly drawing: Drawing;
  /** What it shows, in a sentence: read in its place. */
  readonly label: string;
  readonly class: string;
}

/**
 * A drawing of a chart. Its own direction is from left to right in every language: it is never
 * mirrored, and its texts begin where the drawing says.
 */
export function Picture({ drawing, label, class: name }: PictureProps) {
  return (
    <svg
      class={`picture ${name}`}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      direction="ltr"
    >
      {drawing.marks.map((mark) => (
        <Shape {...mark} />
      ))}
    </svg>
  );
}

function Shape({ tag, class: name, at, text }: Mark) {
  switch (tag) {
    case 'path':
      return <path class={name} {...at} />;
    case 'line':
      return <line class={name} {...at} />;
    case 'rect':
      return <rect class={name} {...at} />;
    case 'circle':
      return <circle class={name} {...at} />;
    case 'text':
      return (
        <text class={name} {...at}>
          {text}
        </text>
      );
  }
}
