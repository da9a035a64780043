/** A scanner types faster than any hand: at most so long between two characters, ms. */
const FAST_MS = 100;
/** Shorter than a typed code is nothing. */
const SHORTEST = 12;

/** Listens for a hardware scanner, which types a code and ends it with Enter. */
export function listenForScanner(target: Document, onCode: (text: string) => void): void {
  let typed = '';
  let last = 0;
  target.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
    const fast = event.timeStamp - last <= FAST_MS;
    last = event.timeStamp;
    if (event.key === 'Enter') {
      if (fast && typed.length >= SHORTEST) {
        event.preventDefault();
        onCode(typed);
      }
      typed = '';
    } else if (event.key.length === 1) {
      typed = (fast ? typed : '') + event.key;
    }
  });
}
