/**
 * The same page in another language opens at the same place: at the section that its address names,
 * or at the fold that was opened last. A server is never told the end of an address.
 */
export function keepPlace(): void {
  openFold();
  addEventListener('hashchange', openFold);
  let opened = '';
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.id && target.open) opened = target.id;
    },
    true,
  );
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[hreflang][lang]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const place = location.hash.slice(1) || opened;
    if (place && document.getElementById(place)) link.hash = place;
  });
}

/** Unfolds what the address leads to. */
function openFold(): void {
  const fold = document.getElementById(location.hash.slice(1))?.closest('details');
  if (fold) fold.open = true;
}
