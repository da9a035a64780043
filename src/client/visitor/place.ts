/**
 * The same page in another language opens at the same place: at the section that its address names,
 * or at the fold that was opened last. A server is never told the end of an address.
 */
export function keepPlace(): void {
  openFold();
  let opened = '';
  addEventListener('hashchange', () => {
    opened = '';
    openFold();
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    // Not by `toggle`: a browser tells it of folds as well that nobody has touched.
    const fold = target.closest('summary')?.parentElement;
    if (fold instanceof HTMLDetailsElement && fold.id) opened = fold.open ? '' : fold.id;
    const link = target.closest('a[hreflang][lang]');
    const place = opened || location.hash.slice(1);
    if (link instanceof HTMLAnchorElement && document.getElementById(place)) link.hash = place;
  });
}

/** Unfolds what the address leads to. */
function openFold(): void {
  const fold = document.getElementById(location.hash.slice(1))?.closest('details');
  if (fold) fold.open = true;
}
