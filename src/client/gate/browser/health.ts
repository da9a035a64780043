import type { WireHealth } from '../../../contract/requests/report.ts';

/** What the Battery Status API gives, where a browser has it; the DOM's types do not. */
interface Battery extends EventTarget {
  readonly level: number;
}

interface Powered {
  getBattery?(): Promise<Battery>;
}

/** How this phone is: its charge where the browser gives it, and the release that it runs. */
export class Health {
  readonly #version: string;
  #battery: number | null = null;

  constructor(version: string) {
    this.#version = version.slice(0, 40);
  }

  get version(): string {
    return this.#version;
  }

  async watch(): Promise<void> {
    const powered: Navigator & Powered = navigator;
    const battery = await powered.getBattery?.().catch(() => null);
    if (!battery) return;
    const read = () => {
      this.#battery = battery.level;
    };
    read();
    battery.addEventListener('levelchange', read);
  }

  read(): WireHealth {
    return { battery: this.#battery, version: this.#version };
  }
}
