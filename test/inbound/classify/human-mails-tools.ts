/** People's mails that went through what sends machines' mails as well: lists, campaign tools, help desks of others. */
import { answer, mail } from './written-mail.ts';

const FROM_LIST = ['List-Id: <reseau.listes.example>', 'Precedence: list', 'From: Kim <kim@partner.example>'];
const SALES = ['List-Unsubscribe: <https://crm.example/u>', 'Feedback-ID: 12:34:crm', 'From: Tom <tom@vendor.example>'];

export const TOOLS = [
  mail('[reseau] Certificat', 'D’autres voient-ils l’alerte ? L’assistance est en copie.', ...FROM_LIST),
  mail('Re: [reseau] Coupure', 'Même chose au bâtiment C depuis midi.', ...FROM_LIST),
  mail(
    'VPN keeps dropping',
    'It drops every ten minutes since the update.',
    'Mailing-list: list team@partner.example; contact team+owners@partner.example',
    'List-Id: <team.partner.example>',
    'List-Unsubscribe: <mailto:team+unsubscribe@partner.example>',
  ),
  answer('Re: quote for 18 laptops', 'I changed the quote as you asked: three years of warranty.', ...SALES),
  answer('Re: devis', 'Le devis modifié est prêt. Bonne journée, Tom', ...SALES),
  mail('Badge reader', 'The reader at door 4 blinks red.', 'Feedback-ID: 99:carrier'),
  answer('Re: [R-004217] Switch', 'Pouvez-vous nous donner le numéro de série ?', 'Precedence: bulk'),
  answer('[partner #12] VLAN', 'Which VLAN shall it be in?', 'Precedence: bulk', 'RT-Ticket: partner #12'),
  mail(
    'Delivery problems from your network',
    'Hello,\nyour server keeps writing to a mailbox that is closed (550 5.1.1 user unknown). Could you take it off your lists?',
    'From: Postmaster <postmaster@partner.example>',
  ),
  mail(
    'Non remis : nos courriels vers vous',
    'Depuis hier nos courriels n’ont pas pu être remis. Pouvez-vous regarder vos listes noires ?',
    'From: Postmaster <postmaster@ecole.example>',
  ),
  mail(
    'Changement de serveur',
    'Certains messages n’ont pas pu être livrés hier. Nous migrons les listes jeudi.',
    'From: Listes <sympa-owner@listes.example>',
  ),
  mail('邮件被退信了', '您好,我的邮件被退信了,请问怎么办?'),
  mail('Fwd: Report domain: univ.example Submitter: far.example', 'I get these every day. Are they for you?'),
];
