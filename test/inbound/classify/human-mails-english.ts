/** What people write in English. */
import { answer, mail } from './written-mail.ts';

const QUOTED =
  'On Mon, May 4, 2026 at 9:12 AM Help Desk <assistance@univ.example> wrote:\n> Hello,\n> did you try the other cable?\n> Regards';

export const ENGLISH = [
  mail('Password reset', 'Hi, I can’t log in any more. Could you reset my password? Thanks, Tom'),
  mail('Wi-Fi in building C', 'The Wi-Fi keeps dropping in room C14. It started on Monday.'),
  mail('printer', 'printer on 2nd floor is jammed again'),
  mail('Access to the library from home', 'Hello, I am a visiting researcher. How do I reach the journals from home?'),
  mail('VPN client on macOS', 'The VPN client crashes as soon as I press Connect (macOS 26.1).'),
  mail('New starter', 'We have a new colleague starting on June 1st. Please set up an account and a laptop for her.'),
  mail('Broken link', 'The link to the campus map is dead.'),
  mail('Question about my invoice', 'I received two invoices for the same conference. Which one should I pay?'),
  mail('Data request', 'Under the GDPR I would like a copy of all data you hold about me.'),
  mail('Projector', 'The projector in the lecture hall shows everything in pink.'),
  mail('Out of office reply', 'How do I switch on my out-of-office reply in the new webmail? I leave on Friday.'),
  mail('Automatic replies', 'My automatic replies go out in the wrong language. Can this be fixed?'),
  mail('Vacation responder', 'The vacation responder still answers although I switched it off a week ago.'),
  mail('Annual leave form', 'The annual leave form rejects dates in August.'),
  mail('On leave next week', 'I will be on leave next week. Please schedule the installation for the week after.'),
  mail(
    'Maternity leave cover',
    'I am covering for Dr Shah, who is on maternity leave, and need access to her calendar.',
  ),
  mail('Out of office printer', 'The printer just outside the office on the first floor is out of paper trays.'),
  mail(
    'Undelivered mail',
    'My mails to our partners in Japan come back as undeliverable. See the text below: “550 user unknown”. The address is right, though.',
  ),
  mail(
    'Delivery failure?',
    'I keep getting “Delivery Status Notification (Failure)” for mails that I never sent. Has my account been hacked?',
  ),
  mail(
    'This is an automated message?',
    'I got “This is an automated message, please do not reply” from payroll. Is it genuine?',
  ),
  mail(
    'Ticket 4711',
    'Hello, what is the status of ticket #4711? Your ticket system says “has been received” and nothing more.',
  ),
  mail('Meeting room', 'Room 2.07 is double-booked for Thursday at ten.'),
  mail('Shared drive', 'I need write access to the shared drive of the chemistry department.'),
  mail('Phishing', 'Forwarding what I got this morning, it looks like phishing to me.'),
  mail('Phone', 'My extension rings once and then goes dead.'),
  mail('Thanks', 'Thank you for your quick help yesterday, everything works now.'),
  mail('Re: your visit', 'Tuesday is fine. I am out of the office on Wednesday.'),
  mail('Exam software', 'Students with Chromebooks cannot install the exam browser. What should they do?'),
  mail('Storage quota', 'My quota is full although I deleted 20 GB.'),
  mail('Laptop return', 'Where do I hand in my laptop? My contract ends on the 31st.'),
  mail('Two-factor', 'I have a new phone, and my old one, with the authenticator, is gone.'),
  mail('Poster printing', 'Can you print an A0 poster by tomorrow noon?'),
  mail('Name change', 'I got married and would like my e-mail address changed.'),
  mail('Feedback', 'The new portal is a great improvement, well done. One thing: the search ignores accents.'),
  mail('Mailing list', 'Please add me to the list of PhD students.'),
  mail('Apology', 'Sorry, I attached the wrong file to my last mail. Here is the right one.'),
  answer('Re: [R-004217] Projector', `It works now, thanks!\n\n${QUOTED}`),
  answer('Re: [R-004217] Projector', `Yes I did. No change.\n\nSent from my phone\n\n${QUOTED}`),
  answer(
    'Re: [R-004217] VPN',
    `I'm out of the office until Monday, but here is the log you asked for: error 809.\n\n${QUOTED}`,
  ),
  answer('Re: [R-004217] VPN', 'I am on vacation and can’t test before the 12th, let me know if that is too late.'),
  answer(
    'Re: [R-004217] Laptop',
    `I am away next week; please contact my assistant, she knows which model we want.\n\n${QUOTED}`,
  ),
  answer('Re: [R-004217] Laptop', 'still waiting...'),
  answer('RE: [R-004217] Account', `Please close the ticket, I found it in the spam folder.\n\n${QUOTED}`),
  answer(
    'Re: [R-004217] Order',
    'We have received your order and the two screens, but the cables are missing. Could you check?',
  ),
  answer('Re: [R-004217] Room', 'Is the room free on the 8th as well?'),
  answer(
    'Re: Automatic reply: [R-004217] Key',
    `Got your note, no hurry. I will ask again when you are back.\n\n${QUOTED}`,
  ),
  answer('Re: [R-004217] Leave', `I'll be travelling from Thursday. Could we do it before?\n\n${QUOTED}`),
  mail(
    'Fwd: Out of Office: Contract',
    'See below: our contact is away until June. Who else could sign?\n\n---------- Forwarded message ---------\nFrom: Kim <kim@partner.example>\nDate: Mon, May 4, 2026\nSubject: Out of Office: Contract\n\nI am out of the office until June 2nd. In urgent cases please contact Lee.',
  ),
  mail(
    'FW: Automatic reply: Contract',
    'FYI\n\nFrom: Kim <kim@partner.example>\nSent: Monday, May 4, 2026 9:00 AM\nTo: Ada Morel\nSubject: Automatic reply: Contract\n\nI am out of the office until June 2nd. In urgent cases please contact Lee.',
  ),
  mail(
    'FW: Undeliverable: Contract',
    "Please help, this comes back every time.\n\nFrom: postmaster@partner.example\nSent: Monday, May 4, 2026 9:00 AM\nTo: Ada Morel\nSubject: Undeliverable: Contract\n\nDelivery has failed to these recipients or groups: kim@partner.example. The email address you entered couldn't be found.",
  ),
];
