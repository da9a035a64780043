/** The writers of an edition, and the one that sends its messages. */
export type WriterName = 'registrar' | 'gatekeeper' | 'sender';

/** One writer of one edition. */
export interface Writer {
  readonly actor: WriterName;
  /** The edition's number; 0 for a writer that was never called. */
  readonly edition: number;
}

/** A writer did not answer a call. `cause` is what the call threw. */
export class CallFailed extends Error {
  readonly writer: Writer;

  constructor(writer: Writer, cause: unknown) {
    super(`the ${writer.actor} of edition ${writer.edition} did not answer`, { cause });
    this.name = 'CallFailed';
    this.writer = writer;
  }
}
