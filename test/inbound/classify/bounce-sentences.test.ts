/** Notices that name in a sentence whom they could not reach, or only in what the two servers said to one another. */
import { describe, expect, test } from '@jest/globals';
import { classified, notice, RETURNED, told } from '../../support/bounces.ts';

const ADA = 'ada@far.example';

describe('a notice names its recipient in a sentence', () => {
  test.each([
    `There was an error delivering your mail to <${ADA}>.\n\nmx.far.example [192.0.2.7] did not like our final DATA:\n550-5.7.26 It is not signed\n550 5.7.26 by your domain\n\nMessage headers follow.\n\n${RETURNED}`,
    `Your mail sent on: Sun, 22 Nov 2026\n     Could not be delivered to: <${ADA}>\n     As their mailbox is full.\n`,
    `Unable to deliver message to: <${ADA}>\nDelivery failed for the following reason:\nServer mx.far.example[192.0.2.7] failed with: 550 <${ADA}> No such user here\n`,
    `Unknown user: ${ADA}\n\nOriginal message follows.\n\n${RETURNED}`,
    `undeliverable to ${ADA}\n\nOriginal message follows.\n\n${RETURNED}`,
    `User mailbox exceeds allowed size: ${ADA}\n\nOriginal message follows.\n\n${RETURNED}`,
    `Delivery failed 20 attempts: ${ADA}\n\nOriginal message follows.\n\n${RETURNED}`,
    `Invalid final delivery userid: ${ADA}\n\nOriginal message follows.\n\n${RETURNED}`,
    `Your message could not be delivered:\n\nInvalid receiver address: ${ADA}\n`,
    `Your mail could not be delivered.\nIntended recipient: ${ADA}\n--------RETURNED MAIL FOLLOWS--------\n${RETURNED}`,
    `Undeliverable Address: ${ADA}\nReason: it expired\n`,
    `User's mailbox is full: <${ADA}>\nUnable to deliver mail.\n`,
    `Message could not be delivered to some recipients.\n\n    Recipient: [SMTP:${ADA}]\n    Reason: The remote name is not known\n\nMessage headers follow:\n\n${RETURNED}`,
    `Your message\n\n  Subject: [R-004217] Wifi\n\nwas not delivered to:\n\n  ${ADA}\n\nbecause:\n\n  User ada (${ADA}) not listed in Domino Directory\n`,
    `Your message was not delivered because:\nUser ada (${ADA}) not listed in Domino Directory\n`,
    `SMTP Server <mx.far.example> rejected recipient <${ADA}> (Error following RCPT command).\n`,
    `The following recipients returned permanent errors: ${ADA}. Reason: it refused.\n`,
    `The email below could not be delivered to the following user:\n\n<${ADA}>\n\nOld message:\n${RETURNED}`,
    `Sorry, unable to deliver your message to ${ADA} for the following reason:\nno room\n`,
    `--> Error description:\nError-for:  ${ADA}\nError-Code: 3\nError-End: one error reported.\n`,
    `Your message to <${ADA}> was automatically rejected:\nQuota exceeded\n`,
    `The following recipient(s) could not be reached:\n\n      ${ADA}\n\nError Type: SMTP\n`,
    `Could not deliver message to the following recipient(s):\n\nFailed Recipient: ${ADA}\nReason: none given\n\n  -- The header and top 20 lines of the message follows --\n\n${RETURNED}`,
    `${ADA} could not receive a mail that you had sent.\n----- Unsent message follows -----\n${RETURNED}`,
    `Your message has encountered delivery problems.\nIt was addressed to ${ADA}\nYour message reads (in part):\n${RETURNED}`,
    `This is a delivery failure notification message.\nThe message you sent to address(es):\n-- ${ADA}\ncame back.\nThe problem appears to be:\n-- Recipient email server rejected the message\n`,
    `Your message could not be sent.\nThe number of attempts made: 1\nAddressed To: ${ADA}\n\nSun 22 Nov 2026\nFailed to send to identified host,\n${ADA}: [192.0.2.5], 550 ${ADA}... No such user\n--- Message non-deliverable.\n`,
    `reject reason: Mailbox full\ntarget mail address: ${ADA}\n\n----------------\nbounced E-Mail:\n\n${RETURNED}`,
    `The group you tried to contact may not exist, ${ADA} can't be written to.\n`,
    `Your message to ${ADA} couldn't be delivered.\nada wasn't found at far.example.\n`,
  ])('%j', (text) => {
    const classification = notice(text);
    expect([classification.kind, told(classification).map((one) => one.split(' ')[0])]).toEqual(['bounce', [ADA]]);
  });
});

describe('a notice names its recipient', () => {
  test.each([
    ['as it was told to the other server', `Sent <<< RCPT TO:<${ADA}>\nReceived >>> 550 5.1.1 nobody\n`],
    [
      'in what the other server answered',
      `   ----- Transcript of session follows -----\n550 5.1.1 <${ADA}>... User unknown\n\n   ----- Unsent message follows -----\n${RETURNED}`,
    ],
    [
      'among the details of the message',
      `Error message below:\n550 - 5.1.1 no such user here\n\nMessage details:\n  Subject: Wifi\n  MAIL FROM: assistance@univ.example\n  RCPT TO: ${ADA}\n  From: Assistance <assistance@univ.example>\n`,
    ],
    [
      'in the fields of a report within its text',
      `An error occurred while trying to deliver the mail to the following recipients:\n${ADA}\n\nTechnical report:\n\nReporting-MTA: dsn; mx.example\nAction: failed\nFinal-Recipient: rfc822; ${ADA}\nDiagnostic-Code: smtp; 550 5.1.1 nobody\nStatus: 5.1.1\n`,
    ],
  ])('%s', (_where, text) => {
    expect(told(notice(text))).toEqual([`${ADA} 5.1.1`]);
  });

  test('only by the mail that it returns', () => {
    expect(told(notice(`The user was unknown.\n\n${RETURNED}`))).toEqual([ADA]);
    const originalHeaders = `To: Ada <${ADA}>\nSubject: x`;
    const enclosed = { type: '', fields: '', originalHeaders };
    expect(told(notice('It came back.', { enclosed }))).toEqual([ADA]);
    const several = { ...enclosed, originalHeaders: `To: ${ADA}, eve@far.example` };
    expect(told(notice('One of them is unknown.', { enclosed: several }))).toEqual([]);
  });

  test('in a header', () => {
    const headers = [`X-Failed-Recipients: ${ADA}, <eve@far.example>`];
    const text = `It failed:\n\n  save to inbox\n    generated by ${ADA}\n    5.2.2 no room\n`;
    expect(told(notice(text, { headers }))).toEqual([`${ADA} 5.2.2`, 'eve@far.example']);
  });

  test('in JSON for programs', () => {
    const bouncedRecipients = [{ emailAddress: ADA, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550' }];
    const message = JSON.stringify({ notificationType: 'Bounce', bounce: { bouncedRecipients, feedbackId: '1' } });
    const from = 'no-reply@sns.amazonaws.example';
    const headers = ['X-Amz-Sns-Message-Id: 1'];
    expect(told(classified({ from, headers, text: message }))).toEqual([`${ADA} 5.1.1`]);
    const wrapped = JSON.stringify({ Type: 'Notification', Message: message }, null, 1);
    expect(told(classified({ from, headers, text: wrapped }))).toEqual([`${ADA} 5.1.1`]);
    const kinds = ['Complaint', 'Delivery', 'Received'].map((type) => message.replace('Bounce', type));
    expect(kinds.map((text) => classified({ from, headers, text }).kind).slice(0, 2)).toEqual([
      'feedback-report',
      'delivery-report',
    ]);
  });
});

describe('an address that a notice mentions is no recipient', () => {
  test.each([
    ['who can help', `For further assistance, please contact <postmaster@mx.example>.\n\n<${ADA}>: unknown\n`],
    ['who can help, folded', `If that is wrong, contact\nhelp@mx.example\n\nUnable to deliver message to <${ADA}>\n`],
    ['who wrote the mail', `From: assistance2@univ.example\nTo: ${ADA}\n\n${ADA}: unknown\n`],
    ['whom it greets', `Hello boss@univ.example,\n\nWe could not deliver to ${ADA}\n`],
    [
      'whose address the other server refused',
      `  ${ADA}\n    550 5.7.1 <boss@univ.example>: Sender address rejected\n`,
    ],
    ['in the mail that came back', `<${ADA}>: unknown\n\n${RETURNED}`],
  ])('%s', (_who, text) => {
    expect(told(notice(text)).map((one) => one.split(' ')[0])).toEqual([ADA]);
  });
});
