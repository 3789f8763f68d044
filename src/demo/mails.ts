/** Every mail that the demonstration sends itself, in the order in which they arrive. */
import { answerOfAColleague } from './mails/answer-of-a-colleague.ts';
import { confidentialReport } from './mails/confidential-report.ts';
import { forgedSender } from './mails/forged-sender.ts';
import { forwardedByAnAgent } from './mails/forwarded-by-an-agent.ts';
import { moodleWithAScreenshot } from './mails/moodle-with-a-screenshot.ts';
import { newsletter } from './mails/newsletter.ts';
import { outOfOffice } from './mails/out-of-office.ts';
import { printerByTwoRoutes } from './mails/printer-by-two-routes.ts';
import { softwareWithItsInstaller } from './mails/software-with-its-installer.ts';
import { thanks } from './mails/thanks.ts';
import { unknownTag } from './mails/unknown-tag.ts';
import { unpaidTeachingHours } from './mails/unpaid-teaching-hours.ts';
import { visitorWithoutAKey } from './mails/visitor-without-a-key.ts';
import { wifiInAClassroom } from './mails/wifi-in-a-classroom.ts';
import type { SampleMail } from './sample-mail.ts';

export const SAMPLE_MAILS: readonly SampleMail[] = [
  wifiInAClassroom,
  moodleWithAScreenshot,
  unpaidTeachingHours,
  answerOfAColleague,
  unknownTag,
  forgedSender,
  printerByTwoRoutes,
  visitorWithoutAKey,
  forwardedByAnAgent,
  newsletter,
  confidentialReport,
  softwareWithItsInstaller,
  outOfOffice,
  thanks,
];
