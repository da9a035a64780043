/** An element of the shell; the page always has it. */
export function byId<E extends HTMLElement>(id: string, kind: abstract new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the shell has no ${id}`);
  return found;
}

/** A new element with a class, and text or children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.append(...content);
  return element;
}

/** A button that does one thing. */
export function button(className: string, label: string, act: () => void): HTMLButtonElement {
  const made = make('button', className, label);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/** A choice is made once: tapped again while the disk is slow, it would count the same people twice. */
export function once<Args extends unknown[]>(
  act: (...args: Args) => void,
): (...args: Args) => void {
  let isMade = false;
  return (...args) => {
    if (isMade) return;
    isMade = true;
    act(...args);
  };
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of one path; decoration, since words stand beside it. */
export function drawing(className: string, box: number, paths: readonly string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', `0 0 ${box} ${box}`);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
