/** Texts that look like quotations and signatures and are none: nothing of them may be folded. */

export const NEAR_MISSES: Readonly<Record<string, string>> = {
  'an attribution within prose': 'Bonjour,\nLe 3 mai, Ada a écrit : « rien ne marche ». Depuis, silence.\nMerci',
  'an attribution within prose, then a list':
    'Le 3 mai Ada a écrit :\n- que le wifi est lent\n- que le VPN tombe\nPouvez-vous voir ?',
  'somebody wrote to the sender':
    'Bonjour,\n\nLe 4 mai 2026 à 10:15, Ben m’a écrit :\n\nIl faut un nouveau mot de passe.\n\nEst-ce vrai ?',
  'the sender wrote': 'Hello,\n\nOn 4 May 2026 at 10:15 I wrote:\n\nthe printer is out of paper.\n\nIt still is.',
  'a server wrote': 'Bonjour,\nLe 4 mai 2026 à 10:15 le serveur a écrit :\nERR 12\nERR 13\nQue faire ?',
  'a date and a colon': 'Le 4 mai 2026 à 10:15, panne du wifi :\n- bâtiment A\n- bâtiment B',
  'a sentence above a quotation by hand': 'Voici le message :\n> Accès refusé\nQue faire ?',
  'an error message at the end': 'Voici ce que le serveur répond :\n\n> 550 Accès refusé',
  'a prompt': 'J’ai tapé ceci :\n> npm install\nadded 3 packages\n> npm start\nError: no port',
  'a prompt of Python': 'It fails:\n\n>>> import reseau\n>>> reseau.start()\nTraceback (most recent call last)',
  'a prompt of Python at the end': 'It hangs after the second line\n\n>>> import reseau\n>>> reseau.start()',
  'a prompt of Windows': 'C:\\>ipconfig\nC:\\>ping univ.example\nDélai dépassé',
  'a prompt of PowerShell': 'PS> Get-Service\nPS> Stop-Service spooler\nAccès refusé',
  'a prompt of SQL': 'SQL> select 1;\nSQL> exit\nmerci',
  verses: 'Un poème pour vous :\n> Il pleure dans mon cœur\n> Comme il pleut sur la ville\nBonne journée',
  'a face': 'Encore en panne\n>:(',
  'a comparison': 'Il faut que ce soit\n>= 10 Go\nmerci',
  'an address broken before its bracket': 'La page <https://univ.example/une/page/\n> ne s’ouvre plus depuis hier',
  'a table with lines': 'Voici les postes :\n\n| Poste | État |\n|-------|------|\n| A12 | en panne |\n| B07 | lent |',
  'a table of dashes': 'Poste   État\n------- ------\nA12     en panne\n------- ------\nMerci',
  'a list of dashes': 'Trois choses :\n- le wifi\n-- surtout au B\n--- le soir\n- le VPN',
  'rules between sections': 'Un\n-----\nDeux\n=====\nTrois\n_____\nQuatre',
  'marks between sections': 'Le wifi est lent\n--\nLe VPN tombe\n--\nLe mot de passe a expiré\n--\nMerci de votre aide',
  'a question below a mark': 'Bonjour\n--\nPouvez-vous remplacer mon écran ?',
  'dashes within a line': 'And here is a fix -- it is no signature.\nThanks',
  'a block of code':
    'Voici :\n```\n-- \nselect 1\n> x\nFrom: a@univ.example\nTo: b@univ.example\nSubject: x\nDate: 1\n```\nMerci',
  'comments of code': '# Ceci reste\n#\n# et ceci\n#### aussi\nfin',
  'a difference': 'Here is what I changed:\n--- a/conf\n+++ b/conf\n-port 80\n+port 443\nPlease check.',
  'a journey': 'Bonjour,\nDe : Paris\nÀ : Lyon\nDate : 4 mai\nMerci',
  'a journey with its subject': 'Bonjour,\nDe : Paris\nÀ : Lyon\nDate : 4 mai\nObjet : mission\nMerci de réserver.',
  'a form': 'Nom : Ada\nDe : la scolarité\nObjet : badge perdu\nMerci',
  'a memorandum': 'Note de service\nÀ : tous\nDe : la direction\nObjet : travaux\nLe parking ferme lundi.',
  'headers that were pasted':
    'Voici les en-têtes du courriel suspect :\n\nFrom: Banque <x@evil.example>\nTo: ada@univ.example\nSubject: Urgent\nDate: Mon, 4 May 2026 10:15:00 +0200\n\nDois-je le supprimer ?',
  'a log of mail': 'Le relais dit :\nFrom: <a@univ.example> size=12\nFrom: <b@univ.example> size=99\nEst-ce normal ?',
  hours: 'Ouverture :\nDe : 9 h\nÀ : 17 h\nMerci de confirmer',
  'a title': 'Bonjour\n\nMessage original perdu, pouvez-vous le renvoyer ?\n\nAda',
  'a title within dashes, of one’s own': 'Bonjour\n---- Problème de wifi ----\nIl ne marche pas.',
  'a sentence about a telephone': 'Hello\n\nSent from my desk, is much easier than my mobile phone.',
  'a telephone that did not send': 'Bonjour\n\nEnvoyé de mon téléphone ce matin, mais rien reçu.',
  'something sent by mail': 'Where is my badge?\nSent by mail to the accounting department.',
  'an answer about an account': 'I tried twice.\n\nSent from my work account.',
  'a telephone’s line, then words': 'Bonjour\n\nEnvoyé de mon iPhone\n\nEt le VPN ne marche pas non plus.',
  'a confidential message':
    'Ce message est confidentiel, ne le transmettez pas à la direction.\nMon mot de passe a fuité.',
  'a verified message': 'Ce message a été vérifié par mon collègue, il vient bien de la banque.\nQue faire ?',
  'before printing': 'Before printing the list it hangs, every time.\nCan you look?',
  'paper, no plea': 'Avant d’imprimer, l’écran devient noir.\nMerci',
  'a colleague’s telephone': 'Merci d’ajouter cette personne :\n\nGrace Hopper\ngrace@univ.example\n01 23 45 67 89',
  'what to change, behind a colon': 'Mon nouveau numéro :\n\nAda Lovelace\n01 23 45 67 89',
  'a name alone': 'Le wifi est lent.\n\nCordialement,\nAda Lovelace',
  'something else below the name':
    'Le wifi est lent.\n\nCordialement,\nAda Lovelace\nLe VPN aussi est lent depuis lundi.',
  'a question below the name':
    'Le wifi est lent.\n\nCordialement,\nAda Lovelace\n01 23 45 67 89\nPouvez-vous me rappeler ?',
  'numbers of machines': 'Ces postes :\n\nA12 0123456789\nB07 0123456790',
  bullets: 'Two:\n   - how about bullets\n   - and another\n   * and a star',
  'sentences that begin like attributions':
    'On your host you can run:\n\n  telnet\n\nOn Tuesday it failed.\nLe wifi aussi :\nlent.',
  'times and colons': '10:15 Ada appelle :\n10:20 Ben répond :\nrien.',
  'an address and a colon': 'Écrire à ben@univ.example :\nil saura.',
  'a rule and words': 'Bonjour\n\n________________\nLe wifi est lent.\n________________\n\nMerci',
  'letters in Greek and Hebrew': 'Γεια σας,\nשלום\n> 2 ώρες αναμονή\nΕυχαριστώ',
  'somebody wrote to somebody else':
    'Bonjour,\n\nLe 4 mai 2026, Ben Martin <ben@univ.example> a écrit à la direction :\n\nil faut fermer.\n\nEst-ce vrai ?',
  'a log with addresses':
    '2026-05-04 10:15 ada <ada@univ.example>: connexion\n2026-05-04 10:16 ben <ben@univ.example>:\nrefused\nQue faire ?',
  'headers within prose':
    'The ticket says\nFrom: Ben <ben@univ.example>\nTo: Ada <ada@univ.example>\nDate: 4 May 2026\nand nothing else.\nWhy?',
  'a mark, and the text goes on': 'Thanks\n\n--\n\nHello again, I forgot: the VPN is broken.',
  'the sender’s own numbers': 'Bonjour,\nvoici mes coordonnées\n\nAda Lovelace\n01 23 45 67 89',
  'a machine’s address below the name':
    'En panne.\n\nCordialement\nAda Lovelace\n01 23 45 67 89\nMac : 00:11:22:33:44:55',
  'a form with an address':
    'Bonjour\n\nContact : Ben <ben@univ.example>\nDate : 4 mai 2026 10:15\nObjet : panne\nÀ : voir\nMerci',
  'headers without a date, of a mail that is told of':
    'Est-ce un hameçonnage ?\n\nFrom: bank@evil.example\nSubject: Your account\nTo: me\n\nJe n’ai pas cliqué.',
  'headers within a script':
    'My script fails.\n\nmail <<EOT\nFrom: me@example.com\nTo: you@example.com\nDate: now\nSubject: test\nEOT\n\nWhy?',
  'a meeting': 'Réunion\nDate : lundi 4 mai 2026 à 10:15\nDe : 10h15 à 11h\nÀ : salle B12\nObjet : budget\n\nMerci.',
  'what somebody says': 'Selon Paul :\n> il faut redémarrer.\n\nMais cela ne change rien.',
  'the lawyers’ word in a question': 'Confidentialité : qui est destinataire de mon dossier ?',
};
