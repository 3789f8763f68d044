/** How filters ask a sender to prove that he is a person; written as plainWords does. */
import { anyOf } from './note.ts';

/** Beginnings of subjects that nobody else writes where nothing but a mark follows. */
export const SURE_SUBJECTS: readonly string[] = [
  ...['please confirm your message', 'please authenticate your message', 'your email requires verification'],
  ...['your e-mail requires verification', 'your message requires confirmation', 'your message requires verification'],
  ...['demande de confirmation de votre message', 'authentification de votre message', 'boxbe', 'spam arrest'],
];

/** Others, which say enough beside words that ask for a proof. */
export const SUBJECTS: readonly string[] = [
  ...[
    'please confirm your email',
    'please confirm your e-mail',
    'please verify your email',
    'please verify your message',
  ],
  ...['verify your message', 'confirm your message', 'message verification', 'sender verification'],
  ...[
    'sender authentication',
    'your message is being held',
    'confirmation required',
    'action required to deliver your',
  ],
  ...["demande d'authentification", 'confirmez votre envoi', 'authentification de votre mail', 'authentifiez-vous'],
  ...['authentification de votre email', 'authentification requise', 'confirmation de votre envoi', 'mailinblack'],
  ...['votre message est en attente', 'votre mail est en attente', 'votre email est en attente'],
  ...['votre courriel est en attente', 'bitte bestatigen sie ihre nachricht', 'bitte bestatigen sie ihre e-mail'],
  ...['por favor confirme su mensaje', 'confirme su mensaje', 'conferma il tuo messaggio', 'confirme sua mensagem'],
  ...['confirmacao de mensagem', 'bevestig uw bericht', 'antispam uol'],
];

/** That the mail waits; an address in between has full stops of its own. */
export const WAITS = anyOf(
  // Who has to be approved first.
  '(?:asks|ask|requires?|requests?)(?: that)? (?:you|senders?)(?: to)? (?:verify|confirm|authenticate|identify) (?:yourself|themselves|you are)|(?:only )?(?:accept|allow|receive)s?(?: [a-z-]+){0,2} (?:mail|e-?mails?|messages?) (?:only )?from (?:senders|people|addresses|those|known|approved)',
  "votre (?:message|courriel|mail|e-?mail|envoi)(?: (?:[^\\n.]|\\.(?=\\S)){1,60})? (?:est|a ete|n'a pas|ne sera|sera|n'est pas)(?: [a-z]+){0,4} (?:en attente|en quarantaine|delivre|remis|distribue|bloque|retenu|stocke|livre|transmis)",
  'your (?:e-?mail|message|mail)(?: (?:[^\\n.]|\\.(?=\\S)){1,80})? (?:is|has been|was|has not|will not|will be|requires|must)(?: [a-z]+){0,4} (?:held|delivered|quarantined|waiting|on hold|pending|verification|confirmation|confirmed|stored)',
  '(?:hold|holding|received) your (?:e-?mail|message)',
  'ihre (?:nachricht|e-?mail|mail)(?: (?:[^\\n.]|\\.(?=\\S)){1,60})? (?:zuruckgehalten|zugestellt|wartet|quarantane)',
  '(?:su|sua) (?:mensaje|mensagem|correo|messaggio|e-?mail)(?: (?:[^\\n.]|\\.(?=\\S)){1,60})? (?:retenido|retida|entregado|entregue|espera|pendiente|cuarentena)',
  'uw (?:bericht|e-?mail)(?: (?:[^\\n.]|\\.(?=\\S)){1,60})? (?:vastgehouden|afgeleverd|wacht)',
);

/** What the sender has to do, and why. */
export const PROVE = anyOf(
  "vous authentifier|vous identifier|authentifiez-vous|(?:pas|n'est pas|n'etes pas) un (?:robot|spammeur|automate)|une seule fois|prouver que vous|confirmer (?:votre envoi|que vous|l'envoi)|(?:anti-?spam|antispam)|mailinblack|expediteur (?:autorise|reconnu|inconnu)",
  '(?:click|clicking|visit|follow|press)(?: [a-z]+){0,3} (?:link|here|button|url|below)|(?:simply|just|please) reply|(?:not|are) (?:a )?(?:robot|spammer|human|person|real)|(?:whitelist|white list|approved (?:senders?|list)|allowed senders?|sender list)|one[- ]time|only (?:have|need) to (?:do|confirm)|junk|spam|unsolicited',
  'link klicken|klicken sie|kein (?:spam|roboter)|einmalig|whitelist',
  'haga clic|clique|clicar|clicca|cliccare|no es (?:un )?(?:spam|robot)|nao e (?:um )?(?:spam|robo)',
  'klik (?:op|hier)|geen (?:spam|robot)',
);

/** It is done by pressing a button, or by an answer. */
export const TO_DO = /click|cliqu|klick|klik|clic|repl|repond|antwort/;
