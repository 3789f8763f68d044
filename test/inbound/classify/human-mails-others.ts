/** What people write in German, Spanish, Italian, Portuguese, Dutch and Polish. */
import { answer, mail } from './written-mail.ts';

export const GERMAN = [
  mail(
    'Passwort vergessen',
    'Guten Tag,\nich habe mein Passwort vergessen. Können Sie mir helfen?\nMit freundlichen Grüßen\nJ. Weber',
  ),
  mail('WLAN im Wohnheim', 'Das WLAN im Wohnheim geht seit gestern nicht mehr.'),
  mail('Drucker', 'Der Drucker im zweiten Stock hat kein Papier und keinen Toner.'),
  mail('Abwesenheitsnotiz einrichten', 'Wie richte ich in der neuen Oberfläche eine Abwesenheitsnotiz ein?'),
  mail('Automatische Antwort', 'Meine automatische Antwort wird zweimal verschickt. Was kann ich tun?'),
  mail('Urlaub', 'Ich bin ab Montag im Urlaub. Bitte die Installation auf die Woche danach verschieben.'),
  mail('Urlaubsantrag', 'Der Urlaubsantrag lässt sich nicht speichern: Fehler 500.'),
  mail('Zugang zur Bibliothek', 'Ich möchte von zu Hause aus auf die Zeitschriften zugreifen. Geht das?'),
  mail('Beamer in Hörsaal 2', 'Der Beamer in Hörsaal 2 zeigt nur noch ein blaues Bild.'),
  mail('Neue Mitarbeiterin', 'Frau Klein fängt am 1. Juni bei uns an und braucht einen Zugang.'),
  mail(
    'Unzustellbare Mails',
    'Meine Mails an den DAAD kommen zurück, angeblich ist der Empfänger unbekannt. Die Adresse stimmt aber.',
  ),
  mail('Softwarelizenz', 'Unsere Lizenz für SPSS läuft Ende des Monats ab. Wer kümmert sich darum?'),
  mail('Telefon', 'Mein Apparat 318 ist tot.'),
  answer('AW: [R-004217] Beamer', 'Vielen Dank, jetzt geht es wieder!'),
  answer(
    'AW: [R-004217] Beamer',
    'Ich bin bis Freitag nicht im Büro, mein Kollege macht Ihnen auf.\n\nAm 04.05.2026 um 09:12 schrieb Assistance:\n> Wann können wir kommen?',
  ),
  answer('AW: [R-004217] Drucker', 'Leider druckt er immer noch nicht.'),
  mail(
    'WG: Abwesenheitsnotiz: Vertrag',
    'Zur Kenntnis. Wer vertritt Herrn Lee?\n\nVon: Lee\nGesendet: Montag, 4. Mai 2026 09:00\nAn: Ada Morel\nBetreff: Abwesenheitsnotiz: Vertrag\n\nIch bin derzeit nicht im Büro.',
  ),
];

export const SPANISH = [
  mail('Contraseña', 'Buenos días, he olvidado mi contraseña y no puedo entrar en el correo.'),
  mail('Wifi', 'No funciona el wifi en la residencia desde ayer.'),
  mail('Matrícula', '¿Cuándo se abre el plazo de matrícula para los estudiantes de intercambio?'),
  mail('Respuesta automática', '¿Cómo se activa la respuesta automática durante las vacaciones?'),
  mail('Fuera de la oficina', 'La impresora que está fuera de la oficina 12 no tiene papel.'),
  mail('Vacaciones del personal', 'El calendario de vacaciones no se puede abrir.'),
  mail('Certificado', 'Necesito un certificado de notas en inglés. Gracias, Lucía'),
  mail('Proyector', 'El proyector del aula 5 hace mucho ruido y se apaga solo.'),
  mail('Correo devuelto', 'Me devuelven los correos que envío a México. ¿Qué hago?'),
  answer('Re: [R-004217] Wifi', 'Ya funciona, muchas gracias.'),
  answer('Re: [R-004217] Wifi', 'Estaré de vacaciones hasta el lunes, así que no puedo probarlo antes.'),
  answer('RE: [R-004217] Matrícula', 'Perfecto, gracias por la información.'),
];

export const ITALIAN = [
  mail('Password dimenticata', 'Buongiorno, ho dimenticato la password. Come posso recuperarla?'),
  mail('Stampante', 'La stampante del terzo piano non funziona più.'),
  mail('Risposta automatica', 'Come si imposta la risposta automatica per le ferie?'),
  mail('Ferie', 'Il modulo per le ferie non accetta le date di agosto.'),
  mail('Iscrizione all’esame', 'Non riesco a iscrivermi all’appello di giugno.'),
  mail('Proiettore aula 3', 'Il proiettore dell’aula 3 si spegne dopo pochi minuti.'),
  mail('Rete lenta', 'Da stamattina la rete è lentissima in tutto il dipartimento.'),
  answer('Re: [R-004217] Stampante', 'Grazie mille, ora funziona.'),
  answer(
    'R: [R-004217] Rete',
    'Sono in ferie da domani, ma il collega dell’ufficio accanto può aprirvi. La rete è ancora lenta.',
  ),
];

export const PORTUGUESE = [
  mail('Senha esquecida', 'Bom dia, esqueci-me da senha e não consigo entrar no correio.'),
  mail('Impressora', 'A impressora da secretaria está sem toner.'),
  mail('Resposta automática', 'Como se ativa a resposta automática durante as férias?'),
  mail('Férias', 'O mapa de férias não abre no meu computador.'),
  mail('Certificado', 'Preciso de um certificado de matrícula em inglês.'),
  mail('Videoconferência', 'A câmara da sala de reuniões deixou de funcionar.'),
  answer('Re: [R-004217] Impressora', 'Já está a funcionar, obrigada.'),
];

export const DUTCH = [
  mail('Wachtwoord vergeten', 'Goedemorgen, ik ben mijn wachtwoord vergeten. Kunt u mij helpen?'),
  mail('Wifi', 'De wifi in gebouw B doet het niet.'),
  mail('Automatisch antwoord', 'Hoe stel ik een automatisch antwoord in voor mijn vakantie?'),
  mail('Verlof', 'Het verlofformulier geeft een foutmelding.'),
  mail('Beamer', 'De beamer in zaal 4 is kapot.'),
  mail('Nieuwe collega', 'Op 1 juni begint een nieuwe collega, zij heeft een laptop nodig.'),
  answer('Re: [R-004217] Wifi', 'Het werkt weer, bedankt!'),
  answer(
    'Re: [R-004217] Wifi',
    'Ik ben morgen afwezig, maar u kunt de sleutel bij de receptie halen. Het netwerk werkt niet in kamer 12.',
  ),
];

export const POLISH = [
  mail('Zapomniane hasło', 'Dzień dobry, zapomniałam hasła i nie mogę się zalogować.'),
  mail('Drukarka', 'Drukarka na drugim piętrze nie działa.'),
  mail('Odpowiedź automatyczna', 'Jak ustawić odpowiedź automatyczną na czas urlopu?'),
  mail('Urlop', 'Wniosek o urlop nie zapisuje się w systemie.'),
  mail('Nowy pracownik', 'Od 1 czerwca pracuje u nas pani Nowak, proszę o założenie konta.'),
  mail('Sieć', 'Od rana nie ma sieci w całym budynku.'),
  answer('Re: [R-004217] Drukarka', 'Dziękuję, już działa.'),
];
