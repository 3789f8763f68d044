/** Notices that list whom they could not reach, in the manner of each mail system. */
import { describe, expect, test } from '@jest/globals';
import { notice, RETURNED, told } from '../../support/bounces.ts';

const ADA = 'ada@far.example';
const EVE = 'eve@far.example';

describe('a notice names its recipients', () => {
  test.each([
    [
      'each before a colon, what was said below',
      `Hi. This is the mail program at mx.example.\nYour letter did not get through; I've given up.\n\n<${ADA}>:\n192.0.2.7 does not like recipient.\nRemote host said: 550 5.1.1 <${ADA}> who is that?\nGiving up on 192.0.2.7.\n\n<${EVE}>:\nSorry, her box is full. (#5.2.2)\n\n--- Below this line is a copy of the message.\n\n${RETURNED}`,
      [`${ADA} 5.1.1`, `${EVE} 5.2.2`],
    ],
    [
      'each on a line, what was said deeper',
      `A message that you sent could not be delivered.\nThe following address(es) failed:\n\n  ${ADA}\n    host mx.far.example [192.0.2.7]\n    SMTP error from remote mail server after RCPT TO:<${ADA}>:\n    550 5.1.1 nobody of that name\n  ${EVE}\n    SMTP error after MAIL FROM:<assistance@univ.example> SIZE=1543:\n    552 5.3.4 too much\n\n------ This is a copy of the message, including all the headers. ------\n\n${RETURNED}`,
      [`${ADA} 5.1.1`, `${EVE} 5.3.4`],
    ],
    [
      'with the recipient again in what the other server said',
      `A message could not be delivered to all of its recipients. The\nfollowing address(es) failed:\n\n  ${ADA}:\n    error from remote mailer after RCPT TO:\n    <${ADA}>:\n    553 5.1.1 illegal user:\n    ${ADA}\n\n${RETURNED}`,
      [`${ADA} 5.1.1`],
    ],
    [
      'with a reason in brackets, and a transcript',
      `The original message was received at Sun, 22 Nov 2026 10:00:00 GMT\nfrom mail.univ.example\n\n   ----- The following addresses had permanent fatal errors -----\n<${ADA}>\n    (reason: 550 5.1.1 who?)\n<${EVE}>\n    (reason: 552 5.2.2 no room)\n\n   ----- Transcript of session follows -----\n... while talking to mx.far.example.:\n>>> RCPT To:<${ADA}>\n<<< 550 5.1.1 who?\n550 5.0.0 <${ADA}>... User unknown\n`,
      [`${ADA} 5.1.1`, `${EVE} 5.2.2`],
    ],
    [
      'and the account behind an alias',
      `<${ADA}> (expanded from\n    <team@far.example>): host mx.far.example[192.0.2.7] said: 550 5.1.1\n    <ada@inner.far.example>: Recipient address rejected (in reply to RCPT TO command)\n`,
      [`${ADA} 5.1.1`],
    ],
    [
      'and a program behind an alias',
      `   ----- The following addresses had permanent fatal errors -----\n"|/usr/local/bin/sort-mail"\n    (expanded from: <${ADA}>)\n\n   ----- Transcript of session follows -----\n554 5.3.0 "|/usr/local/bin/sort-mail"... it is gone\n`,
      [`${ADA} 5.3.0`],
    ],
    ['in square brackets', `---The following addresses had delivery errors---\n\n${ADA} [User unknown]\n`, [ADA]],
    [
      'with bullets',
      `Delivery to the following recipients failed permanently:\n\n   * ${ADA}\n   * ${EVE}\n\n   Technical details:\n\nSMTP:RCPT host 192.0.2.8: 553 5.3.0 <${ADA}>... No\n`,
      [`${ADA} 5.3.0`, EVE],
    ],
    [
      'with marks of quotation',
      `The following address failed:\n\n"${ADA}":\nhost: mx.far.example\n5.2.2 <${ADA}>... Full\n\n--- The header of the original message is following. ---\n\n${RETURNED}`,
      [`${ADA} 5.2.2`],
    ],
    [
      'behind arrows',
      `The following addresses did NOT receive a copy of your message:\n\n> ${ADA}\n> ${EVE}\n\n--- Session Transcript ---\n Sun 10:00: --> RCPT To:<x@far.example>\n`,
      [ADA, EVE],
    ],
    [
      'behind arrows, twice',
      `  ----- The following addresses had permanent fatal errors -----\n\n>>> ${ADA} <${ADA}>\n\n  ----- Transcript of session follows -----\n550 sorry, no mailbox here (#5.1.1)\n`,
      [`${ADA} 5.1.1`],
    ],
    [
      'after its reason',
      `Each of these was rejected by a remote mail server.\n\n    Recipient: <${ADA}>\n    >>> RCPT TO:<${ADA}>\n    <<< 550 5.1.1 <${ADA}>: unknown\n`,
      [`${ADA} 5.1.1`],
    ],
    [
      'with the day',
      `did not reach the following recipient(s):\n\n${ADA} on Sun, 22 Nov 2026 10:00:00 -0000\n    The recipient name is not recognized\n`,
      [ADA],
    ],
    [
      'in an odd form',
      `did not reach the following recipient(s):\n\nIMCEAEX-_O=FAR_OU=HQ_CN=ADA@far.example on Sun, 22 Nov 2026\n    MSEXCH:IMS:FAR:HQ 0 (000C05A6) Unknown Recipient\n`,
      ['IMCEAEX-_O=FAR_OU=HQ_CN=ADA@far.example'],
    ],
    [
      'as links',
      `Delivery has failed to these recipients or groups:\n\n${ADA}<mailto:${ADA}>\nIt was not found. See DSN 5.1.10 Errors<https://far.example/5.1.10>.\n\nDiagnostic information for administrators:\n\n${ADA}\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nOriginal message headers:\n\n${RETURNED}`,
      [`${ADA} 5.1.10`],
    ],
    [
      'under its reason',
      `------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\n${ADA}\n\n------- Returned Message --------\n\n${RETURNED}`,
      [ADA],
    ],
    [
      'before dots',
      `|---- Failed addresses follow: ----|\n ${ADA} ... unknown host\n|---- Message text follows: ----|\n${RETURNED}`,
      [ADA],
    ],
    [
      'under a title',
      `------ Here is your List of Failed Recipients ------\n\n<${ADA}>\nno such mailbox\n\n-------- Here Is Your Returned Mail --------\n\n${RETURNED}`,
      [ADA],
    ],
    [
      'with codes of its own',
      `This message was created automatically.\nThis is a permanent error.\n\n${ADA} Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 nobody\n`,
      [`${ADA} 5.1.1`],
    ],
    [
      'in a status of its own',
      `Delivery failed.\n[Status: Error, Address: <${ADA}>, ResponseCode 421, , Host not reachable.]\n`,
      [ADA],
    ],
    [
      'before a colon, on one line',
      `An error has occurred while attempting to deliver a message for\nthe following list of recipients:\n\n${ADA}: 550 5.1.1 nobody\n${EVE}: Domain does not exist\n\n    Below is a copy of the original message:\n\n${RETURNED}`,
      [`${ADA} 5.1.1`, EVE],
    ],
    [
      'before and after an address of the queue',
      `Your message was not able to be delivered to one of its recipients.\nPlease contact support@mx.example.\n\nada:00000:<${ADA}> : Connection timed out\n`,
      [ADA],
    ],
    [
      'below the one reason for all',
      `Could not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n    ${ADA}\n    ${EVE}\n\nOriginal Sender:    <assistance@univ.example>\nSender-MTA:         <192.0.2.250>\n`,
      [`${ADA} 5.1.1`, `${EVE} 5.1.1`],
    ],
    [
      'in a table of fields',
      `Your message cannot be delivered to the following recipients:\n\n  Recipient address: ${ADA}\n  Reason: Remote SMTP server has rejected address\n  Diagnostic code: smtp;550 5.1.1 <${ADA}>... nobody\n`,
      [`${ADA} 5.1.1`],
    ],
  ])('%s', (_how, text, expected) => {
    const classification = notice(text);
    expect([classification.kind, told(classification)]).toEqual(['bounce', expected]);
  });
});
