/** One word for what a server said, in whatever language it said it. */
import { expect, test } from '@jest/globals';
import { bounceReason } from '../../../src/inbound/classify/bounce-reason.ts';

test.each([
  ['mailboxfull', ['552 Quota violation', 'account is full', 'La boîte du destinataire est pleine', 'è piena']],
  ['mailboxfull', ['El buzón está lleno', 'Die Quota des Empfängers ist überschritten', 'przepełniona skrzynka']],
  ['userunknown', ['User not known at this site', 'Receiver not found: 1234', 'The user’s email name is not found']],
  ['userunknown', ['usuário desconhecido', 'onbekende gebruiker', 'Nie ma takiego użytkownika', 'n’existe pas']],
  ['hostunknown', ['Name service error for domain far.example', 'unrouteable mail domain', 'lookup gave NXDOMAIN']],
  [null, ['that did not work out', '']],
])('%p: %p', (reason, sentences) => {
  expect(sentences.map((said) => bounceReason(null, said))).toEqual(sentences.map(() => reason));
});
