/** What programs write between two rules above the mail that they answer or forward. */

/** In small letters, without apostrophes; `email` stands for `e-mail` too. */
export const SEPARATOR_TITLES: ReadonlySet<string> = new Set(
  [
    'original message|initial header|original email|original mail|original appointment|forwarded message|forwarded email|forwarded mail',
    'forward message|reply message|replied message|begin forwarded message|start of forwarded message',
    'message d origine|message original|message orginal|mail original|courriel original|email d origine|email original',
    'message transféré|message transmis|message réexpédié|message suivi|courriel transféré|email transféré|mail transféré',
    'début du message réexpédié|début du message transféré|début du message transmis|rendez vous d origine',
    'ursprüngliche nachricht|urspr nachricht|ursprungliche nachricht|original nachricht|originalnachricht|originalmail|ursprüngliche mail|ursprüngliche email',
    'weitergeleitete nachricht|weitergeleitete email|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten email|weitergeleitete mail|ursprünglicher termin',
    'mensaje original|correo original|mensaje reenviado|correo reenviado|mensaje de origen|inicio del mensaje reenviado|comienzo del mensaje reenviado|cita original',
    'messaggio originale|messaggio inoltrato|messaggio originario|inizio messaggio inoltrato|email originale|mail originale|appuntamento originale',
    'oorspronkelijk bericht|oorspronkelijke bericht|origineel bericht|origineel email bericht|doorgestuurd bericht|begin doorgestuurd bericht|oorspronkelijke afspraak',
    'mensagem original|mensagem encaminhada|mensagem reencaminhada|início da mensagem encaminhada|início da mensagem reencaminhada|email original',
    'oryginalna wiadomość|wiadomość oryginalna|pierwotna wiadomość|wiadomość pierwotna|treść oryginalnej wiadomości|przekazana wiadomość|wiadomość przekazana|początek przekazanej wiadomości|treść przekazanej wiadomości',
    'ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|vidarebefordrat mail|vidarebefordrat brev',
    'oprindelig meddelelse|oprindelig besked|original meddelelse|videresendt meddelelse|videresendt besked|start på videresendt besked',
    'opprinnelig melding|original melding|videresendt melding|videresendt epost|starten på en videresendt melding',
    'alkuperäinen viesti|välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa',
    'původní zpráva|původní email|přeposlaná zpráva|přeposílaná zpráva|začátek přeposílané zprávy|pôvodná správa|preposlaná správa',
    'eredeti üzenet|továbbított üzenet|mesaj original|mesaj redirecționat|mesajul original|orijinal mesaj|özgün ileti|yönlendirilmiş mesaj|iletilen mesaj',
    'исходное сообщение|исходное письмо|оригинальное сообщение|пересылаемое сообщение|пересланное сообщение|пересылаемое письмо|начало переадресованного сообщения|вихідне повідомлення|переслане повідомлення|переадресоване повідомлення',
    'αρχικό μήνυμα|προωθημένο μήνυμα|izvorna poruka|izvirno sporočilo|originalna poruka|proslijeđena poruka|missatge original|missatge reenviat|mensaxe orixinal',
    '原始邮件|邮件原件|原始郵件|原始信息|转发的邮件|转发邮件信息|轉寄的郵件|轉寄郵件|原邮件|元のメッセージ|元のメール|転送されたメッセージ|転送メッセージ|original message 原文|원본 메시지|원본 메일|전달된 메시지|전달된 메일|الرسالة الأصلية|הודעה מקורית|הודעה שהועברה',
  ].flatMap((titles) => titles.split('|')),
);

/** How a title begins that goes on with a name: « Transféré par Ada/Univ le 04/05/2026 ». */
export const FORWARDED_BY =
  /^(?:forwarded (?:message )?(?:by|from)|(?:message )?(?:transféré|réexpédié|transmis) (?:par|de)|weitergeleitet (?:von|durch)|reenviado por|inoltrato da|doorgestuurd door|encaminhado por|reencaminhado por|przesłane przez|przekazane przez|vidarebefordrat av|videresendt af|videresendt av) /;
