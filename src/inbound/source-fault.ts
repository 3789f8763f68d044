/** A source fault: a mailbox can't be read just now, said in one sentence that holds no secret. */

export type SourceFaultKind = 'unreachable' | 'sign-in' | 'folder' | 'timeout' | 'lost' | 'refused';

export class SourceFault extends Error {
  readonly kind: SourceFaultKind;

  constructor(kind: SourceFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SourceFault';
    this.kind = kind;
  }
}
