/** What people let their mail program answer while they are away, in the languages we meet; written as plainWords does. */
import { anyOf } from './note.ts';

/** That somebody, or an office, is not there. */
export const AWAY = anyOf(
  // French
  "(?:je|nous) (?:suis|sommes|serai|serons)(?: [a-z']+){0,3} (?:absent|absente|absents|absente?\\(e\\)|en conges?|en vacances|en arret|en deplacement|en formation|indisponibles?|injoignable|hors du bureau|de retour)",
  "je ne (?:suis|serai) (?:pas|plus)(?: [a-z']+){0,2} (?:disponible|joignable|present|presente|au bureau|a mon bureau|en poste)",
  '(?:actuellement|momentanement|presentement) (?:absente?(?:\\(e\\))?|en conges?|en vacances|en deplacement|indisponible|ferme)',
  "absente?(?:\\(e\\))? (?:du (?:bureau|\\d)|jusqu'[a-z]+|a partir du)",
  "(?:le|notre|l'|nos|les) ?(?:bureaux?|service|secretariat|etablissement|universite|accueil)(?: [a-z']+){0,4} (?:est|sont|sera|seront) fermee?s?",
  "je ne (?:travaille|fais|suis) (?:pas les?|plus (?:partie|a|au|en|pour|dans|chez))|j'ai quitte (?:l'|la |le |mes )",
  // English
  "i(?:'m| am| will be|'ll be)(?: [a-z']+){0,3} (?:out of (?:the |my )?office|away|on (?:annual |sick |parental |maternity |paternity |study )?(?:leave|vacation|holidays?)|travell?ing|unavailable|not available|not in the office|without access|ooo|on pto)",
  'i (?:am not|will not be)(?: [a-z]+)? (?:in the office|available|at my desk)',
  '(?:currently|presently|temporarily) (?:out of (?:the )?office|away|on (?:leave|vacation|holiday)|closed)',
  "i (?:no longer work|have left|am no longer with|(?:don't|do not) work on|only (?:check|read) (?:my )?e-?mail)",
  '(?:our|the) (?:offices?|desk)(?: [a-z]+){0,3} (?:is|are|will be)(?: [a-z]+)? closed',
  // German
  '(?:ich bin|bin ich|ich werde|ich befinde mich|befinde ich mich)(?: \\S+){0,9} (?:nicht (?:im|in meinem) (?:buro|haus|hause|dienst)|nicht am platz|abwesend|ausser haus|außer haus|im urlaub|in (?:urlaub|elternzeit|mutterschutz)|nicht (?:zu )?erreich(?:bar|en)|auf (?:dienst|geschafts)?reise)',
  'ab (?:dem )?\\S+ wieder (?:im (?:buro|dienst)|erreichbar|da)|ich (?:arbeite nicht mehr|bin nicht mehr) [a-z]+|(?:unser|das) (?:buro|sekretariat)(?: \\S+){0,6} geschlossen',
  // Spanish
  '(?:la|nuestras?|el) (?:oficinas?|servicio|secretaria)(?: \\S+){0,5} cerrad[oa]s?',
  '(?:estoy|estare|me encuentro|me encontrare)(?: [a-z]+){0,3} (?:fuera de (?:la |mi )?oficina|ausente|de vacaciones|de baja|de viaje)',
  'no (?:estoy|estare|me encuentro)(?: [a-z]+){0,2} (?:en la oficina|en mi puesto|disponible)',
  // Italian
  "(?:l'ufficio|gli uffici|la segreteria|i nostri uffici)(?: \\S+){0,5} chius[oaie]",
  "(?:sono|saro|mi trovo)(?: [a-z]+){0,3} (?:fuori (?:ufficio|sede|dall'ufficio)|assente|in ferie|in malattia|in trasferta)",
  'non (?:sono|saro)(?: [a-z]+){0,2} (?:in ufficio|in sede|disponibile|raggiungibile)',
  // Dutch
  '(?:ons|het) (?:kantoor|secretariaat)(?: \\S+){0,5} gesloten',
  '(?:ik ben|ben ik)(?: \\S+){0,9} (?:afwezig|niet aanwezig|niet op kantoor|met (?:vakantie|verlof)|op vakantie|buiten kantoor|niet bereikbaar)',
  // Portuguese
  '(?:o|a) (?:escritorio|secretaria)(?: \\S+){0,5} (?:encerrad|fechad)[oa]',
  '(?:estou|estarei|encontro-me)(?: [a-z]+){0,3} (?:ausente|de ferias|em ferias|fora do escritorio|fora da empresa|de licenca)',
  'nao (?:estou|estarei)(?: [a-z]+){0,2} (?:no escritorio|disponivel)',
  // Polish
  '(?:biuro|sekretariat)(?: \\S+){0,5} (?:zamkniete|zamkniety|nieczynne|nieczynny)',
  '(?:jestem|bede|przebywam)(?: [a-z0-9.]+){0,4} (?:nieobecn[ya]|na urlopie|poza biurem|niedostepn[ya]|na zwolnieniu|w delegacji)',
  'nie ma mnie w (?:biurze|pracy)',
  // Swedish, Danish, Norwegian, Finnish, Czech
  'jag ar(?: [a-z0-9.]+){0,4} (?:franvarande|pa semester|pa resande fot|bortrest|inte pa kontoret)',
  'jeg er(?: [a-zøæ0-9.]+){0,4} (?:pa ferie|fravaerende|fraværende|ikke pa kontoret|bortreist|ute av kontoret)',
  'olen(?: [a-z]+){0,2} (?:lomalla|poissa)',
  '(?:jsem|budu)(?: [a-z]+){0,3} (?:mimo kancelar|na dovolene|nepritomen|nepritomna)',
);

/** What is said beside it: whom to ask instead, when an answer will come, what becomes of the mail. */
export const BESIDE_AWAY = anyOf(
  // French
  "(?:en cas d'urgence|en cas de besoin urgent|(?:si|pour) [a-z', ]{0,30}urgente?s?|pour toute urgence|en mon absence|(?:durant|pendant) (?:mon|cette|notre) (?:absence|periode))",
  "(?:repondrai|repondrons|recontacterai|reviendrai vers vous|traiterai|prendrai connaissance)[a-z', ]{0,60}",
  "acces (?:[a-z]+ )?(?:limite|restreint|reduit|occasionnel)|(?:pas|n'ai) acces a (?:mes|ma) (?:mails|messages|messagerie|courriels)|ne (?:consulte|consulterai|lis|lirai|releve|releverai) (?:pas|que)",
  "votre (?:message|courriel|mail|e-?mail) (?:ne )?(?:sera|est|n'est|ne sera)",
  "(?:veuillez|merci de|vous pouvez|n'hesitez pas a|je vous invite a|adressez)[a-z', ]{0,20} (?:contacter|vous adresser|vous rapprocher|joindre|appeler|au secretariat|(?:transmettre|adresser|envoyer) vo(?:s|tre))",
  // English
  'urgent (?:matters?|cases?|requests?|issues?|enquir(?:y|ies)|questions?|assistance)|(?:is|if) urgent|in case of (?:an )?emergency|for (?:any(?:thing)? )?urgen[a-z]+|in my absence|during my absence',
  '(?:please |kindly )?(?:contact|reach out to|email|call) [a-z@.]+',
  '(?:reply|respond|get back|answer|deal with)[a-z ,]{0,40} (?:return|back|possible)',
  "(?:limited|no|intermittent|restricted|sporadic|little|infrequent) (?:access|e-?mail)|(?:limited|no) [a-z-]+ (?:access|connectivity)|be (?:a )?delay(?:ed)?|please (?:direct|send|forward) your|not (?:be )?(?:checking|reading|forwarded|monitored|monitoring)|won't be checking",
  // German
  '(?:in|bei) (?:sehr )?(?:dringenden|eiligen)|(?:nach|bei|ab) meiner (?:ruckkehr|abwesenheit)|wenden sie sich|nicht (?:automatisch )?(?:weitergeleitet|gelesen|bearbeitet)|(?:meine |in )?vertretung|vertritt mich|wieder (?:gerne? )?fur sie|kontaktieren sie|wahrend meiner abwesenheit|ihre (?:e-?mail|nachricht|anfrage) wird',
  // Spanish, Italian, Portuguese
  '(?:en caso de|para|si)[a-z ]{0,30} (?:urgencia|urgente|urgentes)|pongase en contacto|(?:puede|favor) contactar|contacte con|a (?:mi|la) (?:vuelta|regreso|retorno)|acceso limitado|(?:le )?respondere|su (?:mensaje|correo) (?:sera|no)',
  '(?:in caso di|per)[a-z ]{0,30} (?:urgenza|urgenze|urgenti)|(?:contattare|rivolgersi a)|al mio (?:rientro|ritorno)|accesso limitato|rispondero',
  '(?:em caso de|para)[a-z ]{0,30} (?:urgencia|urgente|urgentes)|(?:contacte|contactar|entre em contato|entrar em contacto)|(?:no|apos o) meu (?:regresso|retorno)|responderei|acesso limitado',
  // Dutch, Polish
  '(?:in|bij|voor) (?:dringende|spoed[a-z]*)|neem(?:t u)? (?:dan )?contact|contact opnemen|na mijn (?:terugkeer|terugkomst|vakantie)|bij terugkomst|(?:niet|wordt) (?:doorgestuurd|gelezen)',
  'w (?:pilnych|naglych)|w sprawach pilnych|prosze o kontakt|po (?:moim )?powrocie|odpowiem|ograniczony dostep|kontaktowac sie z',
  // Swedish, Danish, Norwegian, Finnish, Czech
  'vid (?:bradskande|akuta)|kontakta|nar jag ar tillbaka|ved (?:hastende|presserende)|kontakt|nar jeg er tilbage|kiireellisissa|v (?:nalehavych|naléhavych|urgentnich) pripadech',
);

/** Days that are counted from the day of writing: a note is written once, for every day of an absence. */
export const FROM_TODAY = anyOf(
  "demain|la semaine prochaine|ce soir|tout a l'heure|tomorrow|next week|right now|tonight",
  'morgen|nachste woche|kommende woche|manana|la (?:proxima semana|semana que viene)|domani|la (?:settimana prossima|prossima settimana)',
  'volgende week|amanha|na proxima semana|jutro|w przyszlym tygodniu|imorgon|i morgen',
);
