/** The names that mail programs give to the headers they copy above a quoted mail, by language. */

export type HeaderField = 'from' | 'date' | 'to' | 'subject' | 'other';

const NAMES: Readonly<Record<HeaderField, readonly string[]>> = {
  from: [
    'from|de|von|da|van|od|från|fra|lähettäjä|feladó|de la|expéditeur|expediteur|exp|émetteur|afzender|absender|remitente|remetente|mittente|nadawca',
    'afsender|avsender|avsändare|odesílatel|odosielateľ|от|від|от кого|від кого|отправитель|από|kimden|gönderen|pošiljatelj|šalje|saatja',
    '发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|发信人|発信者|من|מאת|người gửi|dari|từ',
  ],
  // Those of Outlook, which no form has.
  date: [
    'sent|sent at|sent on|envoyé|envoyé le|envoyée|envoyé à|gesendet|gesendet am|enviado|enviado el|enviada|enviado em|enviada em|inviato|inviato il|verzonden|verzonden op',
    'skickat|sendt|wysłano|wysłane|lähetetty|odesláno|odoslané|elküldve|küldve|trimis|отправлено|надіслано|στάλθηκε|gönderildi|gönderilme tarihi|gönderme tarihi|poslano|enviat|saadetud',
    '发送时间|傳送時間|寄件日期|送信日時|送信日|보낸 날짜|보낸날짜|נשלח|تم الإرسال|đã gửi|terkirim',
    "date|datum|dato|data|fecha|päivämäärä|päiväys|dátum|дата|ημερομηνία|tarih|data wysłania|date d’envoi|date d'envoi|日期|日付|日時|날짜|התאריך|תאריך|التاريخ|ngày|tanggal",
  ],
  to: [
    'to|à|a|an|para|per|aan|till|til|do|destinataire|destinataires|pour|empfänger|destinatario|destinatários|destinatario/s|odbiorca|adresat|modtager|mottaker|mottagare|vastaanottaja',
    'komu|címzett|către|catre|кому|получатель|προς|kime|alıcı|prima|za|per a|saaja|收件人|收件者|宛先|받는 사람|받는사람|אל|إلى|đến|kepada',
  ],
  subject: [
    'subject|objet|sujet|betreff|betrifft|asunto|oggetto|onderwerp|assunto|ämne|emne|temat|aihe|předmět|predmet|tárgy|subiect|тема|θέμα|konu|zadeva|assumpte|teema',
    '主题|主旨|標題|件名|제목|נושא|الموضوع|chủ đề|subjek|perihal',
  ],
  other: [
    'cc|cci|bcc|ccn|cco|copie|copie à|copie cachée|copia|copia a|kopie|kopie an|kopia|kopi|kópia|dw|udw|kopio|másolat|копия|копія|κοινοποίηση|bilgi|抄送|副本|참조|עותק|نسخة',
    'reply-to|reply to|répondre à|antwort an|antwort|responder a|risposta|rispondi a|rispondi|antwoord|antwoord aan|svar till|svar til|ответить|odpowiedź',
    'importance|priority|priorité|importancia|wichtigkeit|priorität|attachments|attachment|pièces jointes|pièce jointe|p.j|pj|anlagen|anlage|anhänge|adjuntos|datos adjuntos|allegati|bijlagen|anexos|załączniki|organisation|organization|message-id|sent by|envoyé par|mailing list',
  ],
};

const FIELDS = new Map(
  (Object.keys(NAMES) as HeaderField[]).flatMap((field) =>
    NAMES[field].flatMap((names) => names.split('|')).map((name) => [withoutAccents(name), field] as const),
  ),
);
const OF_OUTLOOK = new Set(NAMES.date.slice(0, 3).flatMap((names) => withoutAccents(names).split('|')));

export type HeaderLine = {
  readonly field: HeaderField;
  readonly value: string;
  /** Bold, or a name that only programs use: nobody types `*De :*`, nor asks « Envoyé : » in a form. */
  readonly isDrawn: boolean;
};

const LONGEST_NAME = 30;

/** `De : Ada`, `*From:* Ada`, `发件人：Ada` taken apart; null when the line is no such header. */
export function headerLine(text: string): HeaderLine | null {
  const colon = text.slice(0, LONGEST_NAME).search(/[:：]/);
  if (colon < 1) return null;
  const name = withoutAccents(text.slice(0, colon).replace(/[*_]/g, '').trim().toLowerCase());
  const field = FIELDS.get(name);
  if (field === undefined) return null;
  return {
    field,
    value: text.slice(colon + 1).replace(/^[*_ ]+/, ''),
    isDrawn: /^[*_]/.test(text) || OF_OUTLOOK.has(name),
  };
}

/** Some programs lose them on the way: `Envoye:`, `A:`. */
function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}
