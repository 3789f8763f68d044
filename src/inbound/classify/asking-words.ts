/** What people write who want something of a help desk, and programs that answer never do; written as plainWords does. */
import { anyOf, plainWords } from './note.ts';

const ASKING = anyOf(
  // French
  "(?:pouvez|pourriez|voulez|auriez)-vous|(?:peux|pourrais)-tu|(?:serait|est)-il possible|est-ce que|y a-t-il|j'aurais besoin|j'ai besoin|je (?:souhaite|souhaiterais|voudrais|voulais)|j'aimerais|merci de (?!contacter|ne pas|vous|votre|vos|bien vouloir|patienter|rappeler|conserver|noter|privilegier|consulter|preciser|indiquer|mentionner|prendre|joindre|me (?:re)?contacter|adresser|ecrire|transmettre|utiliser|renvoyer|reiterer|telephoner|appeler|cliquer|repondre|laisser|me joindre|me laisser)[a-z']+",
  "je n'arrive|je ne (?:parviens|peux plus|sais pas|vois pas|comprends)|je n'ai (?:plus|toujours|pas pu)|je rencontre|ne (?:fonctionne|marche|repond)|en panne|comment (?:faire|puis|configurer|desactiver|modifier)",
  "je (?:vous|te) (?:transmets|transfere|fais (?:suivre|parvenir)|envoie|joins|contacte|ecris|signale|propose|confirme)|ci-jointe?s?|en piece jointe|(?:vous|veuillez) trouve(?:rez|r)|voici|j'ai (?:bien |deja |aussi )?(?:recu (?!votre)[a-z]+|essaye|tente|fait|teste|redemarre|change|vu|trouve|oublie|perdu|envoye|une? (?!acces)[a-z]+|des)|je (?:recois|fais|ferai|passe|passerai|reviens vers toi)|c'est (?:bon|ok|toujours|regle)",
  // English
  "(?:can|could|would|will) you|is it possible|i(?:'d| would) like|i need|i (?:can't|cannot|can not) (?!be reached|reply|respond|answer|read|access my)[a-z]+|(?:doesn't|does not|don't) work|not working|how (?:do|can|to) [a-z]+|let me know|attached|here is|here are",
  "i(?:'ve| have)? ?(?:got|received (?!your)[a-z]+|tried|sent|noticed|forgot|lost|keep|get (?!back)[a-z]+|tested|checked|restarted)|please (?:find|help|fix|advise|let me|reset|could|change|add|remove|update|install|close)",
  // German
  '(?:konnten|wurden|durfen) sie|konnen sie (?!sich|mich|uns|gerne|auch|unter|meine|frau|herrn)[a-z]+|kannst du|konntest du|ich (?:brauche|benotige|mochte|hatte gern|bekomme|bekam|kann (?:mich )?nicht|kann leider)|ich habe (?!ihre|kein|nur|eingeschrankt|derzeit|momentan|urlaub|im urlaub|leider kein|bis)[a-z]+',
  'funktioniert|geht nicht|wie (?:kann|stelle)|anbei|im anhang|bitte (?:helfen|andern|loschen|prufen|setzen|den|das|die [a-z]+ (?:auf|verschieben|loschen|andern))|bitte um (?!verstandnis|ihr|geduld|etwas|kontakt)[a-z]+',
  // Spanish
  '(?:podria|podrian)(?: [a-z]+)?|puede (?:usted|ayud|decir|indic|revis)[a-z]*|necesito|quisiera|me gustaria|no (?:puedo|funciona|consigo)|he (?:recibido (?!su)[a-z]+|intentado|probado|enviado)|adjunto|como (?:puedo|hago)',
  // Italian
  '(?:puo|potete|potrebbe|potreste) (?!contattare|rivolgersi|scrivere)[a-z]+|ho bisogno|vorrei|non (?:riesco|funziona)|ho (?:ricevuto (?!il|la)[a-z]+|provato|inviato)|allego|in allegato|come (?:posso|faccio)',
  // Dutch
  '(?:kunt|kan|zou|kun) (?:u|je|jij|iemand) (?!contact|terecht|een mail|mailen|bellen|zich|dan contact)[a-z]+|ik (?:heb|wil|zou|krijg|kan niet)|werkt niet|doet het niet|hoe (?:kan|moet)|bijgevoegd',
  // Portuguese
  '(?:pode|poderia|podem|poderiam) (?:me|ajud[a-z]*|verific[a-z]*|alter[a-z]*|dizer)|preciso|gostaria|queria|nao (?:consigo|funciona)|recebi|tentei|em anexo|como (?:posso|faco)',
  // Polish
  'czy|prosze o (?:pomoc|reset|zmian|sprawdz|dodan|usun|instal)[a-z]*|potrzebuje|chcial(?:bym|abym)|nie (?:dziala|moge)|dostaj[ea]|w zalaczniku|jak (?:moge|mam)',
);

/** True when the words ask for something, or tell what a person did. */
export function isAsking(words: string): boolean {
  return words.includes('?') || ASKING.test(words);
}

const ASKING_SUBJECT =
  /^(?:comment|pourquoi|impossible|probleme|question|aide|bug|erreur|how|why|can|cannot|problem|help|wie|warum|como|come|hoe|jak)(?![a-z])|\?$/;

/** True for the subject of somebody who asks. */
export function subjectAsks(subject: string): boolean {
  return ASKING_SUBJECT.test(plainWords(subject.slice(0, 300)));
}

/** Somebody speaks of himself; of a help desk's receipt only « nous », “we”, „wir“ can be. */
export const OF_ONESELF = anyOf(
  "je|j'[a-z]+|moi|mon|mes",
  "i (?:am|have|will|would|can|need|was|did|tried|think|do|just|got|get)|i'[a-z]+|my|me",
  'ich|mich|mir|meine?[nrms]?',
  'yo|mio|mia|ik|mijn|eu|meu|minha|moje|moja',
);
