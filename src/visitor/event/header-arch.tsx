/**
 * The gate at the end of a page's head: the mark enlarged, one leaf ajar, and the light through it
 * falling on the line of brass below. Decoration, with size and colours of its own, so that it does
 * not fill the page without the stylesheet.
 */
export function HeaderArch() {
  return (
    <svg class="portal" viewBox="0 0 120 112" width="120" height="112" aria-hidden="true">
      <path class="stone" fill="none" stroke="#2A5490" d="M4 112V6h112v106" />
      <path class="stone" fill="none" stroke="#2A5490" d="M12 112V54a48 48 0 0 1 96 0v58" />
      <path class="stone" fill="none" stroke="#2A5490" d="M20 112V54a40 40 0 0 1 80 0v58" />
      <path class="stone" fill="none" stroke="#2A5490" d={star(20, 20, 7)} />
      <path class="stone" fill="none" stroke="#2A5490" d={star(100, 20, 7)} />
      <path class="opening-dark" fill="#0A2347" d="M36 112V76a32 32 0 1 1 48 0v36z" />
      <path class="light" fill="#E3B75B" d="M58.5 112V24.3a30 30 0 0 1 11.5 2.2V112z" />
      <path class="leaf-closed" fill="#2A5490" d="M39 112V75A30 30 0 0 1 58.5 24.3V112z" />
      <path class="leaf-ajar" fill="#B8862B" d="M81 112V75A30 30 0 0 0 70 26.5V104z" />
      <circle class="knocker" fill="#123765" cx="53" cy="72" r="2.6" />
      <circle class="knocker" fill="#123765" cx="74.5" cy="70" r="2.2" />
    </svg>
  );
}

/** The eight-fold star of two squares around a point; `r` reaches its tips. */
export function star(x: number, y: number, r: number): string {
  const h = r * Math.SQRT1_2;
  const n = (value: number) => Math.round(value * 10) / 10;
  return (
    `M${n(x - h)} ${n(y - h)}h${n(2 * h)}v${n(2 * h)}h${n(-2 * h)}z` +
    `M${n(x)} ${n(y - r)}l${n(r)} ${n(r)}-${n(r)} ${n(r)}-${n(r)}-${n(r)}z`
  );
}
