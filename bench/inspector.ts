/** One isolate of a running workerd, by its inspector: https://chromedevtools.github.io/devtools-protocol/v8 */
export class Inspector {
  readonly #socket: WebSocket;
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /**
   * @param origin of the inspector
   * @param service whose Worker it is, by its name in the configuration
   */
  static open(origin: string, service: string): Promise<Inspector> {
    const socket = new WebSocket(new URL(`/${service}`, origin.replace(/^http/, 'ws')));
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve(new Inspector(socket));
      socket.onerror = () => reject(new Error(`no inspector of ${service} at ${origin}`));
    });
  }

  /** Resolves with the answer's `result`; rejects with what the inspector says instead. */
  ask(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    const id = this.tell(method, params);
    return new Promise((resolve, reject) => {
      const heard = ({ data }: MessageEvent) => {
        const text = String(data);
        // A heap snapshot comes as events of many megabytes.
        if (!text.startsWith(`{"id":${id},`)) return;
        this.#socket.removeEventListener('message', heard);
        const { result, error } = JSON.parse(text);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      };
      this.#socket.addEventListener('message', heard);
    });
  }

  /** Sends without waiting; what is asked next is answered after it. */
  tell(method: string, params: Readonly<Record<string, unknown>> = {}): number {
    this.#asked += 1;
    this.#socket.send(JSON.stringify({ id: this.#asked, method, params }));
    return this.#asked;
  }

  close(): void {
    this.#socket.close();
  }
}

type Answered = Readonly<Record<string, unknown>>;
