import { countOf } from './count.ts';

/** Shows the two buttons beside each count and makes them work. */
export function enableSteppers(): void {
  for (const stepper of document.querySelectorAll<HTMLElement>('.stepper')) {
    const input = stepper.querySelector('input');
    if (!input) continue;
    const least = Number(stepper.dataset.least ?? 0);
    const buttons = [...stepper.querySelectorAll('button')];
    const settle = () => {
      for (const button of buttons) {
        button.disabled = stepOf(button) < 0 && countOf(input) <= least;
      }
    };
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener('click', () => {
        input.value = String(Math.max(least, countOf(input) + stepOf(button)));
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    }
    input.addEventListener('input', settle);
    // Going back, browsers restore the old count after the scripts have run, without an event.
    addEventListener('pageshow', settle);
    settle();
  }
}

function stepOf(button: HTMLElement): number {
  return Number(button.dataset.step);
}
