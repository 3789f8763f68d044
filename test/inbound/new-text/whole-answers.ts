/** Whole answers where what is new stands below, between or after what is not: `fresh` is all of it. */

type Answer = { readonly text: string; readonly fresh: string };

export const WHOLE_ANSWERS: Readonly<Record<string, Answer>> = {
  'below the quotation': {
    text: 'Le 04/05/2026 à 10:15, Ben a écrit :\n> Réglé ?\n\nOui.\n',
    fresh: 'Oui.',
  },
  'between quotations': {
    text: 'On Mon, May 4, 2026 at 10:15 AM Ben <ben@univ.example> wrote:\n> One?\nYes.\n> Two?\n\nNo.\n',
    fresh: 'Yes.\nNo.',
  },
  'above, between and below': {
    text: 'Bonjour,\n\nLe 04/05/2026 à 10:15, Ben a écrit :\n> Quel bâtiment ?\nLe B.\n> Quelle salle ?\nLa 215.\n\nMerci\n\n-- \nAda',
    fresh: 'Bonjour,\n\nLe B.\nLa 215.\n\nMerci',
  },
  'below marked lines of Outlook': {
    text: 'De : Ben <ben@univ.example>\nEnvoyé : lundi 4 mai 2026 10:15\nÀ : Ada\nObjet : Wifi\n\n> Réglé ?\n\nOui.',
    fresh: 'Oui.',
  },
  'below a marked original message': {
    text: 'Voir plus bas.\n\n------- Original Message -------\nOn Monday, May 4th, 2026 at 10:15, Ben <ben@univ.example> wrote:\n\n> Solved?\n\nYes, thanks.',
    fresh: 'Voir plus bas.\n\nYes, thanks.',
  },
  'announced, in red': {
    text: 'Bonjour, mes réponses en rouge ci-dessous.\n\nDe : Ben <ben@univ.example>\nEnvoyé : lundi 4 mai 2026 10:15\nÀ : Ada\nObjet : Wifi\n\nQuel bâtiment ?\nLe B.',
    fresh: 'Bonjour, mes réponses en rouge ci-dessous.\n\nQuel bâtiment ?\nLe B.',
  },
  'announced, inline': {
    text: 'See my answers inline.\n\nOn Mon, May 4, 2026 at 10:15 AM Ben <ben@univ.example> wrote:\n\nWhich building?\nThe B.',
    fresh: 'See my answers inline.\n\nWhich building?\nThe B.',
  },
  'below an unmarked quotation, nothing above': {
    text: 'On 8 May 2026 17:34, "Ben" <ben@univ.example> wrote:\n\nWhich building?\n\nThe B.',
    fresh: 'Which building?\n\nThe B.',
  },
  'marked by hand, the answer below': {
    text: '> Which building?\n\nThe B.',
    fresh: '> Which building?\n\nThe B.',
  },
  'a postscript below the signature': {
    text: 'Merci\n-- \nAda\n\nPS : le VPN ne marche pas non plus.',
    fresh: 'Merci\nPS : le VPN ne marche pas non plus.',
  },
  'below a signature and a quotation': {
    text: 'Merci\n-- \nAda\n\nLe 04/05/2026 à 10:15, Ben a écrit :\n> Réglé ?\n\nAh si, le VPN aussi.',
    fresh: 'Merci\nAh si, le VPN aussi.',
  },
  'a quotation that its program broke': {
    text: 'Non.\n\nLe 04/05/2026 à 10:15, Ben a écrit :\n> Est-ce que le wifi marche de nouveau dans la salle 215 du bâtiment\nprincipal\n> depuis que nous avons changé la borne ?',
    fresh: 'Non.',
  },
  'an answer of one word between long lines': {
    text: 'Le 04/05/2026 à 10:15, Ben a écrit :\n> Est-ce que le wifi marche de nouveau dans la salle 215 du bâtiment B ?\noui\n> Et dans le petit amphithéâtre ?\nnon',
    fresh: 'oui\nnon',
  },
  'a sentence just above the attribution': {
    text: 'Le serveur 3 est tombé.\nBen <ben@univ.example> a écrit le 4 mai 2026 à 10:15 :\n> Réglé ?',
    fresh: 'Le serveur 3 est tombé.',
  },
  'a telephone above a quotation': {
    text: 'Merci\n\nEnvoyé de mon iPhone\n\n> Le 4 mai 2026 à 10:15, Ben <ben@univ.example> a écrit :\n>\n> Réglé ?',
    fresh: 'Merci',
  },
  'a signature above a quotation': {
    text: 'Merci\n\n-- \nAda\nUFR\n\nOn Tuesday, May 5, 2026 at 4:55 PM, Ben wrote:\n\n> Solved?',
    fresh: 'Merci',
  },
  'quotations within quotations': {
    text: 'Fait.\n\nOn Mon, May 4, 2026 at 6:32 PM, Ben <ben@univ.example>\nwrote:\n\n> Do it.\n>\n> On Mon, May 4, 2026 at 7:50 AM, Ada <ada@univ.example\n> > wrote:\n>\n>> How?\n',
    fresh: 'Fait.',
  },
  'announced, in red, where all is marked': {
    text: 'Voir mes réponses en rouge.\n\nLe 04/05/2026 à 10:15, Ben a écrit :\n> Quel bâtiment ?\n> Le B.',
    fresh: 'Voir mes réponses en rouge.\n\n> Quel bâtiment ?\n> Le B.',
  },
  'announced, marked by hand below headers': {
    text: 'Réponses ci-dessous.\n\nDe : Ben <ben@univ.example>\nEnvoyé : lundi 4 mai 2026 10:15\nÀ : Ada\nObjet : Wifi\n\nQuel bâtiment ?\n>>> Le B.',
    fresh: 'Réponses ci-dessous.\n\nQuel bâtiment ?\n>>> Le B.',
  },
  'a lamp that is red announces nothing': {
    text: 'Le voyant est en rouge.\n\nLe 04/05/2026 à 10:15, Ben a écrit :\n> Quel voyant ?',
    fresh: 'Le voyant est en rouge.',
  },
};
