/** The writers of an edition, the one that sends its messages, and the list of erasures. */
export type WriterName = 'registrar' | 'gatekeeper' | 'sender' | 'erasures';

/** One writer of one edition. */
export interface Writer {
  readonly actor: WriterName;
  /** The edition's number; 0 for a writer that was never called, and for one of all editions. */
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
