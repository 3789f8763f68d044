/** More notes of absence, and receipts, that nothing but their words betray. */
import { answer, mail } from './written-mail.ts';

export const NOTES = [
  answer(
    'Re: VPN',
    "Bonjour,\nJe suis en congés du 22/12 au 02/01 inclus.\nPour toute demande urgente, vous pouvez contacter l'équipe à l'adresse support@societe.example\nBonne journée",
  ),
  answer(
    'Re: VPN',
    'Bonjour, merci pour votre mail. Je suis actuellement en déplacement et ne peux consulter mes mails que de façon irrégulière. Je reviendrai vers vous dès que possible.',
  ),
  answer(
    'Re: VPN',
    "Je suis absente pour formation jusqu'au jeudi 14 inclus. Mes messages ne seront pas lus pendant cette période. Vous pouvez vous adresser à Mme Dupont.",
  ),
  answer(
    'Re: VPN',
    "Bonjour,\n\nAbsent jusqu'au 3 janvier, je traiterai votre mail à mon retour.\n\nEn cas d'urgence : 01 23 45 67 89",
  ),
  answer(
    'Re: VPN',
    "Bonjour,\n\nl'université est fermée du 20 décembre au 4 janvier. Nous répondrons à votre message à la réouverture.",
  ),
  answer(
    'Re: VPN',
    "Bonjour,\nJe ne travaille pas le mercredi. Votre message sera lu jeudi. En cas d'urgence, contactez l'accueil.",
  ),
  answer(
    'Re: VPN',
    "Bonjour, je suis en arrêt maladie. Merci d'adresser vos demandes à scolarite@univ.example pendant mon absence.",
  ),
  answer('Re: VPN', "Bonjour, je ne fais plus partie de l'établissement. Merci de contacter Mme Leroy."),
  answer(
    'Re: VPN',
    'Hello,\n\nI am out of the office this week, returning Monday 11th.\n\nIf you need immediate assistance, please contact helpdesk@acme.example.\n\nRegards',
  ),
  answer(
    'Re: VPN',
    "Thanks for your email. I'm currently away with no access to email until 3 Jan. I'll get back to you as soon as I can when I return.",
  ),
  answer(
    'Re: VPN',
    'I am currently on parental leave and will be back in September. Please contact Jane Doe for urgent matters.',
  ),
  answer(
    'Re: VPN',
    'Our office is closed for the holidays. We will respond to your message when we return on January 2.',
  ),
  answer('Re: VPN', 'I no longer work at Partner. Please direct your inquiries to info@acme.example.'),
  answer('Re: VPN', 'I am travelling with limited internet access. My response may be delayed.'),
  answer(
    'Re: VPN',
    'Hello and thanks for writing! I only check email twice a day, so there may be a delay in my answer. For urgent requests call me.',
  ),
  answer(
    'Re: VPN',
    'Vielen Dank für Ihre E-Mail. Ich bin vom 23.12. bis einschließlich 6.1. nicht im Haus. Ihre Nachricht wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an info@firma.example.',
  ),
  answer(
    'Re: VPN',
    'Sehr geehrte Damen und Herren, ich bin zur Zeit nicht erreichbar. Ab dem 10.1. bin ich gerne wieder für Sie da. Vertretung: Herr Maier, Tel. 123',
  ),
  answer(
    'Re: VPN',
    'Hallo, ich befinde mich bis 3. August im Urlaub und habe keinen Zugriff auf meine E-Mails. Bitte kontaktieren Sie in dringenden Fällen meine Kollegin.',
  ),
  answer(
    'Re: VPN',
    'Gracias por su mensaje. Me encuentro fuera de la oficina hasta el 15 de enero. Para asuntos urgentes póngase en contacto con mi compañera.',
  ),
  answer(
    'Re: VPN',
    'Buenos días, actualmente estoy de baja por maternidad. Para cualquier consulta urgente escriba a secretaria@uni.example.',
  ),
  answer(
    'Re: VPN',
    'Gentile mittente, sono fuori ufficio fino al 7 gennaio. In caso di urgenza può contattare il collega Rossi.',
  ),
  answer('Re: VPN', 'Grazie per il messaggio. Attualmente sono in ferie, vi risponderò al mio rientro il 20 agosto.'),
  answer(
    'Re: VPN',
    'Dank voor je mail. Ik ben van 1 t/m 15 augustus op vakantie. Je kunt voor dringende vragen terecht bij Jan.',
  ),
  answer('Re: VPN', 'Olá, encontro-me de férias até 20 de agosto. Para assuntos urgentes, contacte o meu colega.'),
  answer('Re: VPN', 'Obrigado pela sua mensagem. Estou ausente do escritório e responderei assim que regressar.'),
  answer(
    'Re: VPN',
    'Dziękuję za wiadomość. W dniach 1-15 sierpnia przebywam na urlopie. W sprawach pilnych proszę o kontakt z Anną.',
  ),
  answer('Re: VPN', 'Hei, olen lomalla 15.8. asti. Kiireellisissä asioissa ota yhteyttä Mattiin.'),
  answer('Re: VPN', 'Dobrý den, jsem na dovolené do 15. 8. V naléhavých případech kontaktujte kolegu.'),
  mail(
    'Demande #45821 enregistrée',
    "Bonjour,\n\nVotre demande a été prise en compte. Un ticket #45821 a été créé. Vous serez recontacté prochainement.\n\nL'équipe support",
  ),
  mail('[GLPI #0012345] Nouveau ticket : VPN', 'Votre ticket n° 0012345 a été enregistré.'),
  mail(
    'Accusé de réception',
    'Bonjour, nous accusons réception de votre message et nous le traiterons dans les plus brefs délais. Ce message est généré automatiquement, merci de ne pas y répondre.',
  ),
  mail(
    'Request received: VPN',
    'Hi there, your request (12345) has been received and is being reviewed by our support staff. To add additional comments, reply to this email.',
  ),
  mail(
    'Re: VPN',
    '##- Please type your reply above this line -##\nYour request (12345) has been received and is being reviewed by our support staff.',
  ),
  mail(
    'Case 00123456 created',
    'Thank you for contacting support. Case #00123456 has been created. Our team will reply within 24 hours.',
  ),
  mail(
    'We got your message',
    'Thanks for contacting us! This is an automatic reply just to let you know that we received your message.',
  ),
  mail('Ticketeröffnung 2024-001', 'Ihr Anliegen wurde unter der Ticketnummer 2024001 erfasst.'),
  mail(
    'Thank you for contacting us',
    'Thank you for contacting Partner. We have received your email and will respond within 2 business days.',
  ),
  answer(
    'Re: VPN',
    "Bonjour, je suis absent de mon bureau jusqu'au 15/07. Merci de transmettre vos demandes à mon adjointe : a@b.example",
  ),
  answer(
    'Re: VPN',
    'Bonjour,\nVous pouvez contacter le secrétariat pendant mon absence du 4 au 8 mai : je suis en congés.',
  ),
  answer('Re: VPN', "Hello. I'm OOO until Tuesday; ping @kim if urgent."),
  answer('Re: VPN', 'I am on PTO through May 12 and will respond when I am back.'),
  answer('Re: VPN', "I'm away from the office attending a conference, with intermittent access to email."),
  answer('Re: VPN', 'Ich bin ab 5.5. wieder im Büro. Ihre Nachricht wurde nicht weitergeleitet.'),
  answer('Re: VPN', "Buongiorno, l'ufficio resterà chiuso dal 10 al 20 agosto. Per urgenze: 333 1234567"),
  answer('Re: VPN', 'Buenas, la oficina permanecerá cerrada hasta el día 7. Le responderemos a la vuelta.'),
  answer('Re: VPN', 'Beste, ons kantoor is gesloten tot 2 januari. Voor dringende vragen: 012 34 56 78.'),
  answer(
    'Re: VPN',
    "Bonjour et bonne année ! Le secrétariat est fermé jusqu'au 5 janvier. Votre mail sera traité à la réouverture.",
  ),
  answer('Re: VPN', 'I will be out of the office without access to email. I will reply upon my return.'),
  mail('Bonjour', 'Votre message a bien été reçu. Nous vous répondrons dans les plus brefs délais.'),
  mail(
    'Ticket #123456: VPN',
    'A request for support has been created and assigned #123456. A representative will follow-up with you as soon as possible.',
  ),
  mail(
    '[Support] VPN',
    'Dear Ada, Your ticket has been received and a member of our team will get back to you within 24 hours. Ticket ID: 99887',
  ),
  mail(
    'AutoReply: VPN',
    'This message has been automatically generated in response to the creation of a trouble ticket regarding: VPN. There is no need to reply to this message right now. Your ticket has been assigned an ID of [partner.example #1234].',
  ),
  mail(
    'Nous avons reçu votre message',
    'Bonjour, nous avons bien reçu votre message et vous répondrons dans un délai de 48 h.',
  ),
  mail('Anfrage', 'Wir haben Ihre Nachricht erhalten und melden uns schnellstmöglich bei Ihnen.'),
];
