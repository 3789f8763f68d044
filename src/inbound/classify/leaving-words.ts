/** How newsletters say that one may leave: the law has them say so. */
import { textOf } from '../../domain/log-entry.ts';
import type { ParsedEmail } from '../parsed-email.ts';
import { anyOf, plainWords } from './note.ts';

const LONGEST = 40_000;

const LEAVING = anyOf(
  'unsubscribe|opt[- ]?out|(?:manage|update) your (?:e-?mail )?(?:preferences|subscriptions?)|stop receiving',
  'se desinscrire|vous desinscrire|desinscription|se desabonner|vous desabonner|desabonnement|ne plus recevoir',
  'abmelden|abbestellen|austragen|abmeldung',
  'darse de baja|darte de baja|cancelar (?:la |su |a )?(?:suscripcion|subscricao|inscricao)|dejar de recibir',
  'disiscri[a-z]+|cancella(?:ti|re) (?:la )?iscrizione|cancellarsi|annulla (?:l. ?)?iscrizione',
  'uitschrijven|afmelden|descadastr[a-z]+|anular (?:a )?subscricao|deixar de receber|wypis(?:z|ac) sie|rezygnacja',
  'avregistrera|afmeld|avmeld|avmelding|отписаться',
);

/** True when what it says of its own, and not what it quotes, tells so. */
export function saysHowToLeave({ text, segments }: Pick<ParsedEmail, 'text' | 'segments'>): boolean {
  const own = textOf(text, segments, 'new') + textOf(text, segments, 'signature');
  return LEAVING.test(plainWords(own.slice(0, LONGEST)));
}
