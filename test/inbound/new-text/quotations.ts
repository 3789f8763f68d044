/** Answers as the usual clients send them: what the sender wrote stands above the first line of ====, the quotation below. */

/** By client and language; each is a quotation that stands below « Merci, c’est bon. ». */
export const QUOTATIONS: Readonly<Record<string, string>> = {
  'Gmail in French': `
Le lun. 4 mai 2026 à 10:15, Ben Martin <ben@univ.example> a écrit :

> Est-ce réglé ?`,
  'Gmail in French, folded before the verb': `
Le lun. 4 mai 2026 à 10:15, Ben Martin de l’assistance <ben@univ.example>
a écrit :

> Est-ce réglé ?`,
  'Gmail in French, folded within the address': `
Le lun. 4 mai 2026 à 10:15, Ben Martin de l’assistance informatique <
ben@univ.example> a écrit :

> Est-ce réglé ?`,
  'Gmail in French, its spaces of every width': `
Le lun. 4 mai 2026 à\u00a010:15, Ben Martin <ben@univ.example> a écrit\u00a0:

> Est-ce réglé\u202f?`,
  'Gmail in French, its line folded three times': `
Le lun. 4 mai 2026
à 10:15, Ben Martin
<ben@univ.example>
a écrit :

> Est-ce réglé ?`,
  'iPhone in French': `
Le 4 mai 2026 à 10:15, Ben Martin <ben@univ.example> a écrit :

\ufeff
Est-ce réglé ?

Ben`,
  'Thunderbird in French': `
Le 04/05/2026 à 10:15, Ben Martin a écrit :
> Est-ce réglé ?`,
  'Thunderbird of old, no date': `
Ben Martin a écrit :
> Est-ce réglé ?`,
  'Roundcube in French': `
Le 2026-05-04 10:15, Ben Martin a écrit :
> Est-ce réglé ?`,
  'Zimbra in French, no brackets': `
Le 4 Mai 26, à 10:15, Ben Martin ben@univ.example a écrit :

> Est-ce réglé ?`,
  'Zimbra in French, headers': `
----- Mail original -----
De: "Ben" <ben@univ.example>
À: "Ada" <ada@univ.example>
Envoyé: Lundi 4 Mai 2026 10:15:00
Objet: Wifi

Est-ce réglé ?`,
  'Horde in French': `
Selon Ben Martin <ben@univ.example>:

> Est-ce réglé ?`,
  Orange: `
> Message du 04/05/26 10:15
> De : "Ben" <ben@univ.example>
> A : "Ada" <ada@univ.example>
> Copie à :
> Objet : Wifi
>
> Est-ce réglé ?`,
  SFR: `
========================================
De : "Ben" <ben@univ.example>
Date : 04/05/2026 10:15
A : "Ada" <ada@univ.example>
Sujet : Wifi
========================================

Est-ce réglé ?`,
  'Yahoo in French': `
Le lundi 4 mai 2026 à 10:15:33 UTC+2, Ben Martin <ben@univ.example> a écrit :


Est-ce réglé ?`,
  'Outlook in French': `
De : Ben Martin <ben@univ.example>
Envoyé : lundi 4 mai 2026 10:15
À : Ada <ada@univ.example>
Objet : Wifi

Est-ce réglé ?`,
  'Outlook in French, its spaces': `
De\u00a0: Ben Martin
Envoyé\u202f: lundi 4 mai 2026 10:15
À\u00a0: Ada
Objet\u00a0: Wifi

Est-ce réglé ?`,
  'Outlook in French, made bold by another program': `
*De :* Ben Martin
*Envoyé :* lundi 4 mai 2026 10:15
*À :* Ada
*Objet :* Wifi

Est-ce réglé ?`,
  'Outlook in French, many addressees': `
De : Ben Martin <ben@univ.example>
Envoyé : lundi 4 mai 2026 10:15
À : Ada <ada@univ.example>; Cleo <cleo@univ.example>;
Dora <dora@univ.example>
Cc : Équipe réseau <reseau@univ.example>
Objet : Wifi
Importance : Haute

Est-ce réglé ?`,
  'Outlook on the web in French, its line': `
________________________________
De : Ben
Envoyé : lundi 4 mai 2026 10:15
À : Ada
Objet : Wifi

Est-ce réglé ?`,
  'Outlook of old in French': `
-----Message d'origine-----
De : Ben [mailto:ben@univ.example]
Envoyé : lundi 4 mai 2026 10:15
À : Ada
Objet : Wifi

Est-ce réglé ?`,
  'Samsung in French': `
-------- Message d’origine --------
De : Ben <ben@univ.example>
Date : 04/05/2026 10:15 (GMT+01:00)
À : ada@univ.example
Objet : Wifi

Est-ce réglé ?`,
  'Apple Mail in French, forwarding': `
Début du message réexpédié :

De: Ben <ben@univ.example>
Objet: Wifi
Date: 4 mai 2026 à 10:15:00 UTC+2
À: Ada <ada@univ.example>

Est-ce réglé ?`,
  'Proton in French': `
------- Message original -------
Le lundi 4 mai 2026 à 10:15, Ben <ben@univ.example> a écrit :

> Est-ce réglé ?`,
  'Notes in French': `
-----Ben Martin/UNIV a écrit : -----
A : ada@univ.example
De : Ben Martin/UNIV
Date : 04/05/2026 10:15
Objet : Wifi

Est-ce réglé ?`,
  'Notes in French, forwarding': `
----- Transféré par Ben Martin/UNIV le 04/05/2026 10:15 -----

Est-ce réglé ?`,
  'Notes of old': `
"Ben Martin" <ben@univ.example>
04/05/2026 10:15

Pour
ada@univ.example
cc

Objet
Wifi

Est-ce réglé ?`,
  'a rule that a desk draws': `
##- Répondez au-dessus de cette ligne -##

Est-ce réglé ?`,
  'Gmail in English': `
On Mon, May 4, 2026 at 10:15 AM Ben Martin <ben@univ.example> wrote:

> Solved?`,
  'Gmail in English, the mark lost its space': `
On Mon, May 4, 2026 at 10:15 AM Ben Martin
<ben@univ.example>wrote:

> Solved?`,
  'Gmail of old, no verb': `
2026-05-04 10:15 GMT+02:00 Ben Martin <ben@univ.example>:

> Solved?`,
  'Gmail of old, lines at the side': `
2026/5/4 Ben Martin <ben@univ.example>

| Solved?
|
| Ben`,
  'Apple Mail in English': `
On 4 May 2026, at 10:15, Ben Martin <ben@univ.example> wrote:

Solved?

Ben`,
  'Apple Mail, the line quoted too': `
> On 4 May 2026, at 10:15, Ben Martin <ben@univ.example> wrote:
>
> Solved?`,
  'Thunderbird in English': `
On 5/4/26 10:15 AM, Ben Martin wrote:
> Solved?`,
  'Outlook in English': `
From: Ben Martin <ben@univ.example>
Sent: Monday, May 4, 2026 10:15 AM
To: Ada <ada@univ.example>
Subject: Wifi

Solved?`,
  'Outlook, an empty line between any two headers': `
From: Ben Martin <ben@univ.example>

Sent: Monday, May 4, 2026 10:15 AM

To: Ada <ada@univ.example>

Subject: Wifi

Solved?`,
  'Outlook, behind tabs': `
From:\tBen Martin
Sent:\tMonday, May 4, 2026 10:15 AM
To:\tAda
Subject:\tWifi

Solved?`,
  'Outlook, names above values': `
From:
Ben Martin <ben@univ.example>
Sent:
Monday, May 4, 2026 10:15 AM
To:
Ada
Subject:
Wifi

Solved?`,
  'Outlook, its marks of direction': `
\u200eFrom: Ben Martin
\u200eSent: \u200eMonday\u200e, \u200eMay\u200e \u200e4\u200e, \u200e2026 \u200e10\u200e:\u200e15\u200e \u200eAM
\u200eTo: Ada
\u200eSubject: Wifi

Solved?`,
  'Hotmail of old': `
Date: Mon, 4 May 2026 10:15:00 +0200
Subject: Wifi
From: ben@univ.example
To: ada@univ.example

Solved?`,
  'Hotmail of old, marked': `
> Subject: Wifi
> From: ben@univ.example
> To: ada@univ.example
> Date: Mon, 4 May 2026 10:15:00 +0200
>
> Solved?`,
  'Yahoo of old': `
----- Original Message -----
From: Ben <ben@univ.example>
To: Ada <ada@univ.example>
Cc:
Sent: Monday, May 4, 2026 10:15 AM
Subject: Wifi

Solved?`,
  Zoho: `
---- On Mon, 04 May 2026 10:15:00 +0200 Ben <ben@univ.example> wrote ----

Solved?`,
  'Proton, its dashes': `
‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐
On Monday, May 4th, 2026 at 10:15 AM, Ben <ben@univ.example> wrote:

> Solved?`,
  'Notes in English': `
-----Ben Martin/UNIV wrote: -----

To: ada@univ.example
From: Ben Martin/UNIV
Date: 05/04/2026 10:15AM
Subject: Wifi

Solved?`,
  'Horde in English': `
Quoting Ben Martin <ben@univ.example>:

> Solved?`,
  'a link after every address': `
On Mon, May 4, 2026 at 10:15 AM -0800, "Ben" <ben@univ.example<mailto:ben@univ.example>> wrote:

Solved?`,
  'separator and headers on one line': `
-----Original Message----- From: Ben [mailto:ben@univ.example] Sent: Monday

Solved?`,
  'entities left as they were': `
On Mon, May 4, 2026 at 10:15 AM Ben <ben@univ.example> wrote:
&gt; Solved?
&gt; Ben`,
  'initials at the side': `
On Monday, May 4, 2026, 10:15:00 AM, Ben Martin wrote:

BM> Solved?
BM> Ben`,
  'a desk in English': `
##- Please type your reply above this line -##

Solved?`,
  'Gmail in German': `
Am Mo., 4. Mai 2026 um 10:15 Uhr schrieb Ben Martin <ben@univ.example>:

> Gelöst?`,
  'Inbox in German, the name first': `
Ben Martin <ben@univ.example> schrieb am Mo., 4.
Mai 2026 um 10:15 Uhr:

> Gelöst?`,
  'Thunderbird in German': `
Am 04.05.26 um 10:15 schrieb Ben Martin:
> Gelöst?`,
  'Outlook in German': `
Von: Ben Martin <ben@univ.example>
Gesendet: Montag, 4. Mai 2026 10:15
An: Ada <ada@univ.example>
Betreff: WLAN

Gelöst?`,
  'Outlook of old in German': `
-----Ursprüngliche Nachricht-----
Von: Ben Martin [mailto:ben@univ.example]
Gesendet: Montag, 4. Mai 2026 10:15
An: Ada
Betreff: WLAN

Gelöst?`,
  GMX: `
Gesendet: Montag, 04. Mai 2026 um 10:15 Uhr
Von: "Ben Martin" <ben@univ.example>
An: ada@univ.example
Betreff: WLAN
Gelöst?`,
  'Horde in German': `
Zitat von Ben Martin <ben@univ.example>:

> Gelöst?`,
  'Gmail in Spanish': `
El lun, 4 may 2026 a las 10:15, Ben (<ben@univ.example>) escribió:

> ¿Resuelto?`,
  'Outlook in Spanish': `
De: Ben Martin <ben@univ.example>
Enviado el: lunes, 4 de mayo de 2026 10:15
Para: Ada <ada@univ.example>
Asunto: Wifi

¿Resuelto?`,
  'Outlook of old in Spanish': `
-----Mensaje original-----
De: Ben
Enviado: lunes, 4 de mayo de 2026 10:15

¿Resuelto?`,
  'Gmail in Italian': `
Il giorno lun 4 mag 2026 alle ore 10:15 Ben Martin <ben@univ.example>
ha scritto:

> Risolto?`,
  'Outlook in Italian': `
Da: Ben Martin <ben@univ.example>
Inviato: lunedì 4 maggio 2026 10:15
A: Ada <ada@univ.example>
Oggetto: Wifi

Risolto?`,
  Libero: `
----- Messaggio originale -----
Da: "Ben" <ben@univ.example>

Risolto?`,
  'Gmail in Dutch': `
Op ma 4 mei 2026 om 10:15 schreef Ben Martin <ben@univ.example>:

> Opgelost?`,
  'Android in Dutch': `
Op 4 mei 2026 10:15 schreef "Ben Martin" <ben@univ.example> het
volgende geschreven:

> Opgelost?`,
  'Outlook in Dutch': `
Van: Ben Martin <ben@univ.example>
Verzonden: maandag 4 mei 2026 10:15
Aan: Ada <ada@univ.example>
Onderwerp: Wifi

Opgelost?`,
  'Gmail in Portuguese': `
Em seg., 4 de mai. de 2026 às 10:15, Ben Martin <ben@univ.example>
escreveu:

> Resolvido?`,
  'Outlook in Portuguese': `
De: Ben Martin <ben@univ.example>
Enviada em: segunda-feira, 4 de maio de 2026 10:15
Para: Ada <ada@univ.example>
Assunto: Wifi

Resolvido?`,
  'Gmail in Polish': `
pon., 4 maj 2026 o 10:15 Ben Martin <ben@univ.example> napisał(a):

> Rozwiązane?`,
  'Thunderbird in Polish': `
W dniu 4.05.2026 o 10:15, Ben Martin pisze:
> Rozwiązane?`,
  'Outlook in Polish': `
Od: Ben Martin <ben@univ.example>
Wysłano: poniedziałek, 4 maja 2026 10:15
Do: Ada <ada@univ.example>
Temat: Wifi

Rozwiązane?`,
  'Gmail in Swedish': `
Den mån 4 maj 2026 kl 10:15 skrev Ben Martin <ben@univ.example>:

> Löst?`,
  'Outlook in Swedish': `
Från: Ben Martin <ben@univ.example>
Skickat: den 4 maj 2026 10:15
Till: Ada <ada@univ.example>
Ämne: Wifi

Löst?`,
  'Gmail in Danish': `
Den man. 4. maj 2026 kl. 10.15 skrev Ben Martin <ben@univ.example>:

> Løst?`,
  'Outlook in Norwegian': `
Fra: Ben Martin <ben@univ.example>
Sendt: mandag 4. mai 2026 10:15
Til: Ada <ada@univ.example>
Emne: Wifi

Løst?`,
  'Gmail in Finnish': `
ma 4.5.2026 klo 10.15 Ben Martin (ben@univ.example) kirjoitti:

> Ratkaistu?`,
  'Outlook in Finnish': `
Lähettäjä: Ben Martin <ben@univ.example>
Lähetetty: maanantai 4. toukokuuta 2026 10:15
Vastaanottaja: Ada <ada@univ.example>
Aihe: Wifi

Ratkaistu?`,
  'Gmail in Czech': `
po 4. 5. 2026 v 10:15 odesílatel Ben Martin <ben@univ.example> napsal:

> Vyřešeno?`,
  'Outlook in Czech': `
Od: Ben Martin <ben@univ.example>
Odesláno: pondělí 4. května 2026 10:15
Komu: Ada <ada@univ.example>
Předmět: Wifi

Vyřešeno?`,
  'Gmail in Russian': `
пн, 4 мая 2026 г. в 10:15, Ben Martin <ben@univ.example>:

> Решено?`,
  Yandex: `
04.05.2026, 10:15, "Ben Martin" <ben@univ.example>:

> Решено?`,
  'Outlook in Russian': `
От: Ben Martin <ben@univ.example>
Отправлено: 4 мая 2026 г. 10:15
Кому: Ada <ada@univ.example>
Тема: Wifi

Решено?`,
  'Gmail in Hungarian': `
Ben Martin <ben@univ.example> ezt írta (időpont: 2026. máj. 4., H, 10:15):

> Megoldva?`,
  'Gmail in Chinese': `
Ben Martin <ben@univ.example> 于2026年5月4日周一 10:15写道：

> 好了吗？`,
  'iPhone in Chinese': `
在 2026年5月4日，上午10:15，Ben Martin <ben@univ.example> 写道：

好了吗？`,
  QQ: `
------------------ 原始邮件 ------------------
发件人： "Ben" <ben@univ.example>;
发送时间： 2026年5月4日 10:15
收件人： "Ada" <ada@univ.example>;
主题： Wifi

好了吗？`,
  'Gmail in Japanese': `
2026年5月4日(月) 10:15 Ben Martin <ben@univ.example>:

> 解決しましたか？`,
  'Apple Mail in Japanese': `
2026/05/04 10:15、Ben Martin <ben@univ.example>のメール:

解決しましたか？`,
  'Outlook in Japanese': `
差出人: Ben Martin <ben@univ.example>
送信日時: 2026年5月4日 10:15
宛先: Ada <ada@univ.example>
件名: Wifi

解決しましたか？`,
  GroupWise: `
>>> "Ben Martin" <ben@univ.example> 04/05/2026 10:15 >>>
Est-ce réglé ?`,
  'GMail in Korean': `
2026년 5월 4일 (월) 오전 10:15, Ben Martin <ben@univ.example>님이 작성:

> 됐어요?`,
  'Gmail in Turkish': `
Ben Martin <ben@univ.example>, 4 May 2026 Pzt, 10:15 tarihinde şunu yazdı:

> Çözüldü mü?`,
  'Gmail in Greek': `
Στις Δευ 4 Μαΐ 2026 στις 10:15 π.μ., ο/η Ben <ben@univ.example> έγραψε:

> Λύθηκε;`,
  'Thunderbird, the name first': `
Ben Martin a écrit le 04/05/2026 10:15 :
> Est-ce réglé ?`,
  'Outlook of old, on behalf of somebody': `
  _____

De : reseau@univ.example [mailto:reseau@univ.example] De la part de Ben
Envoyé : lundi 4 mai 2026 10:15
À : Ada
Objet : Wifi

Est-ce réglé ?`,
  'Outlook of old, on behalf of somebody, folded': `
From: users-bounces@lists.example [mailto:users-bounces@lists.example] On Behalf Of
Ben Martin
Sent: Monday, May 4, 2026 10:15 AM
To: 'Ada'
Subject: Re: [users] Wifi

Solved?`,
  'Yahoo on telephones, the quotation on the same line': `
  Le lun., mai 4, 2026 à 10:15, Ben Martin<ben@univ.example> a écrit :   Est-ce réglé ?`,
  'Yahoo on telephones, below its own line': `
  On Mon, May 4, 2026 at 10:15 AM, Ben Martin<ben@univ.example> wrote:   Solved?
And on the phone?`,
  'Gmail in Dutch, its colon lost': `
Op ma 4 mei 2026 om 10:15 schreef Ben Martin <ben@univ.example>

> Opgelost?`,
  'Horde in Finnish': `
Lainaus Ben Martin <ben@univ.example>:

> Toimiiko?`,
  'Thunderbird in Polish, of old': `
Użytkownik Ben Martin napisał:
> Działa?`,
  'Apple Mail in Polish': `
Wiadomość napisana przez Ben Martin <ben@univ.example> w dniu 4 maj 2026, o godz. 10:15:

> Działa?`,
  'Roundcube in Russian': `
Бен Мартин писал 2026-05-04 10:15:
> Решено?`,
  'Tuta in English': `
May 4, 2026, 10:15 by ben@univ.example:

> Solved?`,
  'Tuta in German': `
4. Mai 2026, 10:15 von ben@univ.example:

> Gelöst?`,
  'Libero in Italian': `
---------- Initial Header -----------

From      : "Ben" ben@univ.example
To          : "Ada" ada@univ.example
Date      : Mon, 4 May 2026 10:15:00 +0200
Subject : Re: Wifi

> Risolto?`,
  'a rule above marked headers': `
______________________________________________________________
> Od: "Ben" <ben@univ.example>
> Komu: ada@univ.example
> Datum: 04.05.2026 10:15
> Předmět: Re: Wifi
>
> Funguje?`,
  'Gmail in Catalan': `
Missatge de Ben Martin <ben@univ.example> del dia dl., 4 de maig 2026 a les 10:15:

> Funciona?`,
  'Gmail in a language that no list has': `
Ben Martin <ben@univ.example> igorleak hau idatzi du (2026 mai. 4, al. (10:15)):

> Konponduta?`,
  'a list that hides addresses': `
Ben Martin <ben <at> univ.example> writes:

> Solved?`,
  'Outlook in French, its accents lost': `
De: Ben <ben@univ.example>
Envoye: lundi 4 mai 2026 10:15
A: Ada
Objet: Wifi

Est-ce regle ?`,
};
