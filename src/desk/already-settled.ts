/** Thrown, or given as a filing's error, when a mail's row in the ledger is no longer pending. */

export class AlreadySettled extends Error {
  constructor(receivedEmailId: number) {
    super(`Mail ${receivedEmailId} has been settled already.`);
    this.name = 'AlreadySettled';
  }
}
