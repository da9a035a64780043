import { star } from './header-arch.tsx';

/** A band of the eight-fold star, as wide as what it edges. Decoration. */
export function StarPattern() {
  return (
    <svg class="star-band" width="100%" height="16" aria-hidden="true">
      <defs>
        <pattern
          id="stars"
          width="24"
          height="16"
          patternUnits="userSpaceOnUse"
          fill="none"
          stroke="#B8862B"
        >
          <path d={star(12, 8, 6)} />
          <path d="M-2 8h6M20 8h6" />
        </pattern>
      </defs>
      <rect width="100%" height="16" fill="url(#stars)" />
    </svg>
  );
}
