/**
 * What people say who only thank, agree or greet. A phrase is a run of slots parted by spaces; a slot holds the words
 * that may stand there, parted by bars, and may be left out where a question mark ends it. All in lower case, without
 * accents; an apostrophe and a hyphen part words.
 */

/** One of these makes a mail a courtesy, as one that agrees does. */
export const THANKING: readonly string[] = [
  // Thanks, in French
  'merci|mercis|mercii|merciii beaucoup|bien|infiniment|enormement|mille? encore? a? vous|toi|tous|toutes?',
  'un? tres? grand|immense|enorme merci',
  'mille merci|mercis|remerciements',
  'tous|mes|nos mes|nos? tres|plus|vifs|sinceres? vifs|sinceres? remerciements',
  'je|nous vous|te remercie|remercions beaucoup|bien|vivement|infiniment|sincerement|encore?',
  'je|j t? ai|vous? remercie',
  // Thanks, in English
  'thanks|thank|thankyou|thx|tnx|ty|cheers you? ever? so|very|kindly? much? again? to?',
  'thanks|thank you? a lot|million|bunch|ton again?',
  'many|big|huge|warm thanks',
  'a? big|huge thank you',
  'much|very|really|greatly much? appreciated',
  'i|we? really|greatly|very? much? appreciate it|that|this|everything|your|the quick|prompt|kind? help|support|assistance|effort|efforts|work?',
];

/** What says that all is well, or that what was done may rest. */
export const AGREEING: readonly string[] = [
  // In French
  'parfait|super|genial|excellent|impeccable|impec|nickel|top|extra|formidable|bravo|chapeau|cool|merveilleux|magnifique|fantastique',
  'c|ca|tout|cela est vraiment|tout|tres|bien|desormais|maintenant|enfin|donc? parfait|super|genial|excellent|impeccable|nickel|top|bon|ok|okay|regle|resolu|repare|arrange|fait|note|rentre|compris',
  'c est maintenant|desormais|enfin? bon|ok|parfait|regle|resolu pour|de moi|mon|notre cote?',
  'd? accord',
  'bien|tres? recu|note|compris|entendu',
  'tres bien',
  'ok|okay|okey|oki|daccord|entendu|compris|ras|alright',
  'le|la|l|mon|ma? ca|cela|tout|vpn|wifi|compte|connexion|imprimante|messagerie|ordinateur|poste|acces|site re|a? marche|remarche|fonctionne|refonctionne|roule tres? bien|parfaitement|impeccablement|correctement|nickel|impeccable|super|normalement?',
  'le|mon|notre|ce probleme|souci|incident|dysfonctionnement est|semble bien|desormais|maintenant|enfin|donc? resolu|regle|corrige|repare|arrange|clos',
  'probleme|souci|incident bien? resolu|regle|corrige|repare',
  'tout est bien|enfin|desormais|maintenant|de? nouveau? en|rentre|revenu dans|a? l|la? ordre|normale',
  'pas|plus de|aucun souci|soucis|probleme|problemes',
  'aucun souci|probleme',
  'rien d|de|a autre|ajouter|signaler a? signaler|ajouter?',
  'vous|on|nous pouvez|peut|pouvons donc|bien|maintenant? clore|cloturer|fermer le|la|ma|cette|mon|ce|l? ticket|demande|incident|sujet|dossier?',
  'ca|cela me|nous convient|va parfaitement|tres|bien? bien?',
  'j arrive de? nouveau|maintenant? a me? connecter|reconnecter|imprimer',
  'bon|beau|excellent|super travail|boulot',
  // In English
  'perfect|great|awesome|excellent|brilliant|wonderful|fantastic|amazing|lovely|nice|superb|sweet|splendid|terrific|marvellous',
  'all|we|everything|things|it|that|this|i is|are|s|re|m|am|looks|seems|now? all|now? good|fine|set|sorted|ok|okay|clear|well|perfect|great|resolved|fixed|working|solved|done perfectly|fine|well?',
  'all good|fine|set|sorted|ok|okay|clear|well|done',
  'it|that|this|everything|all now|all? works|work|worked|working perfectly|fine|beautifully|nicely|properly|flawlessly|well|great?',
  'works|working perfectly|fine|beautifully|nicely|properly|flawlessly|well|great|like? a? charm?',
  'the|my|our|this problem|issue|ticket|case|request is|has|was been|now|all? solved|resolved|fixed|sorted|closed',
  'problem|issue now? solved|resolved|fixed|sorted',
  'that|this|it has? fixed|solved|resolved it|the|my trick|problem|issue?',
  'that|this did it|the trick?',
  'i can now? log|connect|print|sign|access in|it?',
  'good|great|nice|well|excellent job|work|done|news',
  'sounds|looks good|great|perfect|fine',
  'got|understood|noted it?',
  'you|we can|may now|then|please? close the|this|my? ticket|request|case|issue|it',
  'no problem|problems|worries',
];

/** Answers to what was asked: with thanks alone nobody can tell what was agreed to. */
export const ANSWERING: readonly string[] = ['oui|ouais|si|yes|yep|yeah|sure'];

/** What stands around that: on its own it says nothing. */
export const AROUND: readonly string[] = [
  // What is thanked for
  'pour|de|d toute|tout? votre|ta|ton|vos|tes|l|la|le|les|cette|ce|ces? tres|si? rapide|prompte|precieuse|excellente|bonne|grande|super? aide|reponse|reactivite|retour|intervention|efficacite|rapidite|patience|travail|explications|explication|precisions|precision|information|informations|info|infos|temps|assistance|support|depannage|gentillesse|professionnalisme|disponibilite|conseils|conseil|suivi|celerite|diligence tres|si|aussi? rapide|rapides|efficace|precieuse|precieux|clair|claires|utile|utiles?',
  'et|and votre|ta|vos|your|the aide|reactivite|patience|efficacite|rapidite|gentillesse|professionnalisme|disponibilite|help|support|patience|time',
  'pour tout',
  'd avoir fait|repondu|regle si|aussi vite|rapidement',
  'for all? your|the|this|that|a? very? quick|prompt|kind|fast|great|rapid|excellent|speedy? help|reply|response|support|assistance|answer|work|effort|efforts|patience|info|information|time|fix|update|service|explanation|clarification|turnaround|solution',
  'for everything',
  'for getting back to me|us so? quickly|fast?',
  'to? you|everyone|everybody|all|both',
  // How it goes now
  'a|de nouveau',
  'a merveille|present',
  'like a charm',
  'on|at my|our side|end',
  'pour|de|for moi|nous|mon|notre|me|us cote?',
  'cette fois ci?',
  'maintenant|desormais|enfin|now|again|here|today',
  'depuis|since ce|this? matin|midi|morning',
  'je|j|nous vous|te? confirme|confirmons que?',
  // Greetings
  'bonjour|bonsoir|salut|hello|coucou|rebonjour|hi|hey|dear|cher|chere|chers|cheres|bjr a? tous|toutes|vous|toi|all|team|there|everyone?',
  'good morning|afternoon|evening all|team|everyone?',
  're bonjour|bonsoir',
  'monsieur|madame|mademoiselle|messieurs|mesdames|mme|mr|mrs|ms|dr|pr|docteur|professeur',
  'a? toute|tout? l|le|la|the? equipe|assistance|support|monde|team|guys|collegues informatique|technique?',
  // Wishes
  'bonne|belle|excellente|tres fin? bonne|belle? fin? de? journee|soiree|semaine|continuation|reception|annee|vacances|fetes',
  'bonne|excellente apres midi',
  'bon|excellent|tres bon? week end',
  'bon|excellent|tres bon? weekend|courage|dimanche|lundi|mardi|mercredi|jeudi|vendredi',
  'joyeuses|bonnes fetes|vacances',
  'a tres? bientot|plus|demain',
  'have|enjoy a|your? very? nice|good|great|lovely|wonderful? rest|day|weekend|evening|one|week|afternoon of? the|your? day?',
  'you too',
  'vous|toi aussi',
  'see you|ya soon|later?',
  'take care',
  'bye|ciao|tchao|bisous|bises|amities',
  // Between two of them
  'et|and|so|donc|alors|then|aussi|really|vraiment|indeed|encore|oh|ah|wow|ouf|bien|tres|very|just|well',
  'a vous|toi|tous|toutes',
];

/** Whoever signs stands behind these. */
export const CLOSINGS: readonly string[] = [
  'bien|tres? cordialement|sincerement|amicalement|respectueusement|chaleureusement bien? votre|votres|vous?',
  'cdlt|cdt|bav|br|rgds|kr',
  'bien a vous|toi',
  'mes|avec|sinceres|meilleures|respectueuses|cordiales mes|sinceres|meilleures|respectueuses|cordiales? salutations|sentiments meilleures|sinceres|cordiales|respectueuses|distinguees?',
  'kind|best|kindest|warm|warmest|many|with? best|kind|warm? regards|wishes',
  'best|regards|sincerely|yours|respectfully|cordially truly|sincerely|faithfully?',
];
