/** Words that say that answers stand within what is quoted: « voir mes réponses en rouge ». */

const CUES =
  /(?:réponses?|commentaires?|remarques?|annotations?|compléments?)[^.\n]{0,40}(?:ci-?dessous|dans (?:le|ton|votre|ce) (?:texte|mail|message|corps|courriel)|en (?:rouge|bleu|vert|gras|couleur|ligne)|plus bas|dessous)|(?:je (?:te |vous )?réponds|répondu)[^.\n]{0,40}(?:ci-?dessous|dans (?:le|ton|votre) (?:texte|mail|message)|en (?:rouge|bleu|vert|gras))|(?:answers?|repl(?:y|ies)|comments?|responses?|remarks?|notes)[^.\n]{0,40}(?:below|in-?line|in (?:red|blue|green|bold|the text)|within)|\b(?:see|answered|replied|comments?|reply|replying)[^.\n]{0,20}\bin-?line\b|^in-?line[.:]?$|(?:antwort(?:en)?|anmerkung(?:en)?|kommentare?)[^.\n]{0,40}(?:unten|im text|in (?:rot|blau|grün)|inline)|(?:respuestas?|comentarios?|respondo)[^.\n]{0,40}(?:abajo|debajo|a continuación|en (?:rojo|azul|verde|el texto))|(?:rispost[ae]|comment[oi]|rispondo)[^.\n]{0,40}(?:sotto|di seguito|in (?:rosso|blu|verde)|nel testo)|(?:antwoord(?:en)?|opmerkingen)[^.\n]{0,40}(?:hieronder|onder|in (?:rood|blauw|de tekst))|(?:respostas?|comentários?|respondo)[^.\n]{0,40}(?:abaixo|em (?:baixo|vermelho|azul|verde)|no texto)|(?:odpowied\p{L}+|komentarz\p{L}*|uwagi)[^.\n]{0,40}(?:poniżej|w tekście|na (?:czerwono|niebiesko))/imu;

/** True when the sender announces them: what no mark tells from a quotation then stays visible. */
export function announcesAnswers(newText: string): boolean {
  return CUES.test(newText);
}

const IN_COLOUR =
  /(?:réponses?|réponds|répondu|commentaires?|remarques?|annotations?|compléments?|corrections?|voir|voyez|cf\.?|answer(?:s|ed)?|repl(?:y|ies|ied)|comments?|responses?|remarks?|notes|see|antwort(?:en)?|anmerkung(?:en)?|kommentare?|siehe|respuestas?|comentarios?|respondo|véase|rispost[ae]|comment[oi]|rispondo|vedi|antwoord(?:en)?|opmerkingen|zie|respostas?|comentários?|odpowied\p{L}+|komentarz\p{L}*|uwagi)(?![\p{L}])[^.\n]{0,40}(?<![\p{L}])(?:en (?:rouge|bleu|vert|gras|couleur|rojo|azul|verde|negrita)|in (?:red|blue|green|bold|colou?r|rot|blau|grün|fett|rosso|blu|verde|grassetto|rood|blauw|groen)|em (?:vermelho|azul|verde|negrito)|na (?:czerwono|niebiesko|zielono))(?![\p{L}])/iu;

/** True when they are told by their colour: then they stand among the very lines that a program marks as quoted. */
export function announcesColours(newText: string): boolean {
  return IN_COLOUR.test(newText);
}
