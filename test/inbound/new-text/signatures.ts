/** What may stand below « Merci, c’est bon. » and says nothing: signatures and what machines add. */

export const SIGNATURES: Readonly<Record<string, string>> = {
  'the mark of old': '-- \nAda Lovelace\nUFR de mathématiques',
  'the mark, its space lost': '--\nAda Lovelace',
  'a long dash': '—\nAda Lovelace',
  'two underscores': '__\nAda Lovelace',
  'a BlackBerry and its network': 'Sent wirelessly from my BlackBerry device on the Bell network.',
  'another program to fetch': 'Télécharger BlueMail pour Android',
  'lawyers in French, between quotation marks':
    '« Ce message et ses pièces jointes sont confidentiels et destinés à leurs destinataires. Toute diffusion est\ninterdite. »',
  'lawyers in English, briefly':
    'CONFIDENTIALITY NOTICE: this e-mail, with its attachments, is for the intended recipient only.',
  'an iPhone in French': 'Envoyé de mon iPhone',
  'a Galaxy in French': 'Envoyé depuis mon appareil Galaxy',
  'a telephone of Orange': 'Envoyé depuis l’application Mail Orange',
  'Outlook on Android in French': 'Obtenez Outlook pour Android<https://aka.ms/x>',
  'Outlook, its link in front': 'Get [Outlook for iOS](https://aka.ms/x)',
  'Windows in French': 'Provenance : Courrier pour Windows',
  'Outlook on a telephone in French': 'Envoyé à partir de Outlook pour iOS<https://aka.ms/x>',
  'Proton in French': 'Envoyé avec la messagerie sécurisée Proton Mail.',
  'an iPad in English': 'Sent from my iPad',
  'an excuse': 'Sent from my phone, please excuse any typos.',
  'Yahoo in English': 'Sent from Yahoo Mail on Android',
  'two, one below the other': 'Sent from my iPhone\n\nGet Outlook for iOS',
  'a joke': 'Sent from my trusty old typewriter',
  'Windows in English': 'Sent from Mail<https://go.microsoft.com/fwlink/?LinkId=5> for Windows',
  'an iPhone in German': 'Von meinem iPhone gesendet',
  'GMX in German': 'Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.',
  'Windows in German': 'Gesendet von Mail für Windows',
  'an iPhone in Spanish': 'Enviado desde mi iPhone',
  'an iPhone in Italian': 'Inviato da iPhone',
  'an iPhone in Dutch': 'Verstuurd vanaf mijn iPhone',
  'an iPhone in Portuguese': 'Enviado do meu iPhone',
  'an iPhone in Polish': 'Wysłane z iPhone’a',
  'an iPhone in Swedish': 'Skickat från min iPhone',
  'an iPad in Norwegian': 'Sendt fra min iPad',
  'an iPhone in Finnish': 'Lähetetty iPhonesta',
  'an iPhone in Czech': 'Odesláno z iPhonu',
  'an iPhone in Russian': 'Отправлено с iPhone',
  'an iPhone in Japanese': 'iPhoneから送信',
  'an iPhone in Chinese': '发自我的iPhone',
  Mailman: '_______________________________________________\nusers mailing list\nusers@lists.example',
  ezmlm:
    '---------------------------------------------------------------------\nTo unsubscribe, e-mail: users-unsubscribe@lists.example',
  'Google Groups': '-- \nYou received this message because you are subscribed to the Google Groups "users" group.',
  'Avast in French':
    '---\nL’absence de virus dans ce courrier électronique a été vérifiée par le logiciel antivirus Avast.\nhttps://www.avast.com/antivirus',
  paper: 'Avant d’imprimer ce courriel, pensez à l’environnement.',
  'lawyers in French':
    'Ce message et toutes les pièces jointes sont confidentiels et établis à l’intention exclusive de\nleurs destinataires. Toute utilisation non conforme est interdite. Si vous l’avez reçu par\nerreur, merci de le détruire.',
  'lawyers in English':
    'This email and any attachments are confidential and intended solely for the addressee. If you\nhave received it in error, please delete it.',
  'lawyers in German':
    'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Empfänger sind oder\ndiese E-Mail irrtümlich erhalten haben, vernichten Sie sie bitte.',
};

/** Below « Cordialement, »; the sender is Ada Lovelace <ada@univ.example>. */
export const CONTACTS: Readonly<Record<string, string>> = {
  'name, role, telephone': 'Ada Lovelace\nIngénieure d’études\nTél. : 01 23 45 67 89',
  'name and address': 'Ada Lovelace\nada@univ.example',
  'a number from abroad': 'Ada Lovelace\nUniversité, bâtiment B\n+33 (0)1 23 45 67 89',
  'a site': 'Ada Lovelace\nUniversité de l’Exemple\nwww.univ.example',
  'all on one line': 'Ada Lovelace\nUFR de mathématiques | 01 23 45 67 89 | ada@univ.example',
  'a firm, abbreviated': 'Ada Lovelace\nAnalytical Engines Corp.\n+1 (555) 123-4567',
  'a gap below the name': 'Ada Lovelace\n\nUniversité de l’Exemple\nTél. : 01 23 45 67 89\nada@univ.example',
};
