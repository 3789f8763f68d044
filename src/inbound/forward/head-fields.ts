/** The names of header fields as mail programs translate them above a mail that they pass on. */

/** `more`: a field of such a head that tells us nothing. */
export type HeadField = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'more';

const NAMES: Readonly<Record<HeadField, string>> = {
  from: 'from|de|von|da|van|od|från|fra|lähettäjä|expéditeur|absender|afzender|mittente|remitente|remetente|nadawca|envoyé par',
  date: "date|sent|date sent|sent on|envoyé|envoyée|envoyé le|date d'envoi|date envoi|gesendet|gesendet am|datum|gesendet um|fecha|enviado|enviado el|fecha de envío|enviado em|enviada|enviada em|data|data de envio|inviato|inviato il|data invio|data di invio|verzonden|verzonden op|wysłano|wysłane|data wysłania|skickat|sendt|datum/zeit|lähetetty|dato",
  to: 'to|à|a|an|para|per|aan|do|till|til|vastaanottaja|pour|destinataire|destinataires|destinatario|destinatari|destinatário|empfänger|geadresseerde|adresat|envoyé à',
  cc: 'cc|copie|copie à|copies|kopie|kopie an|kopia|dw|cópia|copia|con copia|c.c.|do wiadomości|udw',
  subject: 'subject|objet|sujet|betreff|asunto|oggetto|onderwerp|assunto|temat|ämne|emne|aihe',
  more: "bcc|cci|ccn|cco|bcci|reply-to|reply to|répondre à|réponse à|antwort an|responder a|rispondi a|antwoord aan|odpowiedz do|attachments|attachment|attach|pièces jointes|pièce jointe|p.j.|pj|anlagen|anlage|anhänge|anhang|archivos adjuntos|datos adjuntos|adjuntos|allegati|allegato|bijlagen|bijlage|anexos|anexo|załączniki|importance|importancia|importanza|importância|wichtigkeit|belang|ważność|priority|priorité|priorität|prioridad|priorità|prioriteit|prioridade|priorytet|sensitivity|critère de diffusion|vertraulichkeit|categories|catégories|kategorien|organisation|organization|organisme|message-id|message id|id du message|resent-from|user-agent|x-mailer|mailed-by|signed-by|security|indicateur de suivi|état de l'indicateur|follow up flag|flag status",
};

const FIELDS = new Map(
  (Object.keys(NAMES) as HeadField[]).flatMap((field) => NAMES[field].split('|').map((name) => [name, field] as const)),
);

export type WrittenField = { readonly field: HeadField; readonly value: string };

/** A line such as `De : Ada <ada@univ.example>`; `*From:*` is what becomes of bold type. Null for any other line. */
export function fieldIn(line: string): WrittenField | null {
  const colon = line.slice(0, 45).search(/[:：]/);
  if (colon < 1) return null;
  const name = line
    .slice(0, colon)
    .normalize('NFC')
    .replace(/[*_\u00a0\u202f\t]/g, ' ')
    .replaceAll('’', "'")
    .replace(/ {2,}/g, ' ')
    .trim()
    .toLowerCase();
  const field = FIELDS.get(name);
  return field ? { field, value: withoutStars(line.slice(colon + 1)) } : null;
}

/** `* Ada*`, `** Ada`: the type was bold, or the field's name was. */
function withoutStars(value: string): string {
  return value
    .trim()
    .replace(/^\*{1,2}\s*/, '')
    .replace(/\*{1,2}$/, '')
    .trim();
}
