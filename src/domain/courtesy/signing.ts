/** Tells names and what stands below them in a signature from words that say something. */

/** Never a name, though a capital may begin it: what speaks of trouble, asks, or goes on. */
const TELLING = new Set(
  `mais but however cependant pourtant sauf except toujours still encore again rien nothing pas not non no none ne jamais
  never plus aucun probleme problemes problem problems souci soucis issue issues erreur error errors panne panic bug hs ko
  nok urgent urgence casse cassee broken same meme impossible aide help besoin need pouvez peux pouvons could can please
  svp stp pls sinon otherwise ps nb imprimante printer ecran screen ordinateur pc wifi vpn messagerie internet mail mails
  serveur server question questions demande autre autres other another nouveau nouvelle new quand when pourquoi why
  comment how ou where qui who si if car because apres after avant before merci thanks voir see piece fichier file reste
  attente attends wait waiting bloque blocked lent slow down ticket rappel reminder relance suite demain tomorrow
  call phone ring check ask tell send fix restart reset try look change keep rappelle appelle verifie envoie
  aujourd aujourdhui today lundi mardi mercredi jeudi vendredi monday tuesday wednesday thursday friday`.split(/\s+/),
);

/** Written small in a signature. */
const SMALL = new Set(
  `de du des d la le les l et of the and for en a au aux van von der den el al service services departement department
  direction directeur directrice informatique conferences etudes recherche humaines ressources laboratoire universite
  university faculte administratif administrative gestionnaire responsable assistant assistante ingenieur ingenieure
  technicien technicienne charge chargee mission maitre professeur doctorant doctorante secretariat secretaire scolarite
  comptable financier financiere pedagogique adjoint adjointe bureau batiment tel telephone fax mobile poste portable
  researcher lecturer professor head manager officer office`.split(/\s+/),
);

export type Word = {
  readonly written: string;
  readonly folded: string;
  /** What stands between it and the word before it. */
  readonly before: string;
};

/**
 * How many words from `at` on are somebody's name: Ben, Mme Durand, Ada LOVELACE, J. de La Tour. At most four. Behind a
 * comma, or on a line of its own, of a name that is not the writer's only the first: « Merci, Salle Turing ».
 */
export function nameAt(words: readonly Word[], at: number, known: ReadonlySet<string>): number {
  const isApart = at === 0 || /[^\s]/.test(words[at]?.before ?? '');
  let [taken, strangers] = [0, 0];
  for (const { written, folded, before } of words.slice(at, at + 4)) {
    if (isTelling(folded) && !known.has(folded)) break;
    const isParticle = taken > 0 && /^(de|du|d|la|le|van|von)$/.test(folded);
    if (!known.has(folded) && !isParticle && !isNameLike(written, taken > 0)) break;
    if (!known.has(folded) && written.length > 1 && !(taken > 0 && before === '-')) strangers += 1;
    if (isApart && strangers > 1) break;
    taken += 1;
  }
  return taken;
}

/** « Rappelez Ben »: whoever is asked to do something. */
function isTelling(folded: string): boolean {
  return TELLING.has(folded) || /..ez$/.test(folded);
}

/** `Ada` or an initial; behind one of these a family name in capitals, too. On its own that may be anything: VPN. */
function isNameLike(written: string, isBehindName: boolean): boolean {
  return /^\p{Lu}\p{Ll}*$/u.test(written) || (isBehindName && /^\p{Lu}{3,}$/u.test(written));
}

/** A line below a closing formula: a name, a function, a place, a number. */
export function isSignatureLine(line: string, words: readonly Word[], known: ReadonlySet<string>): boolean {
  if (line.length > 80 || /[!?]/.test(line)) return false;
  return words.every(({ written, folded }) => {
    if (known.has(folded)) return true;
    return !isTelling(folded) && (/^\p{Lu}/u.test(written) || SMALL.has(folded));
  });
}
