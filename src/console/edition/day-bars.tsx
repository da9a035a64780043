/** A window as a bar: minutes from the day's opening, places, and people who hold them. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly places: number;
  readonly taken: number;
}

const WIDTH = 1000;
const HEIGHT = 120;
const GAP = 3;

/**
 * The windows of a day in proportion: width is time, height is places, the filled part is taken. It
 * is decoration: the table below says the same. Mirrored by the stylesheet where reading begins at
 * the right.
 */
export function DayBars({ bars }: { bars: readonly Bar[] }) {
  const end = Math.max(1, ...bars.map(({ to }) => to));
  const most = Math.max(1, ...bars.map(({ places }) => places));
  return (
    <svg
      class="day-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map(({ from, to, places, taken }) => {
        const x = (from / end) * WIDTH;
        const width = Math.max(2, ((to - from) / end) * WIDTH - GAP);
        const height = (places / most) * HEIGHT;
        const filled = (Math.min(taken, places) / most) * HEIGHT;
        return (
          <>
            <rect class="bar-ground" {...{ x, width, height }} y={HEIGHT - height} />
            <rect class="bar-taken" {...{ x, width }} height={filled} y={HEIGHT - filled} />
          </>
        );
      })}
    </svg>
  );
}
