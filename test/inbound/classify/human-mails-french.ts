/** What students, teachers and administrative staff of a French university write to a help desk. */
import { answer, mail } from './written-mail.ts';

const QUOTED =
  'Le lun. 4 mai 2026 à 09:12, Assistance <assistance@univ.example> a écrit :\n> Bonjour,\n> Avez-vous essayé de redémarrer ?\n> Cordialement';

export const STUDENTS = [
  mail(
    'Mot de passe oublié',
    'Bonjour,\nj’ai oublié mon mot de passe et la page de récupération me dit que mon adresse est inconnue.\nMerci',
  ),
  mail('wifi résidence', 'bonjour le wifi ne marche plus dans ma chambre depuis hier soir (bat B, 214)'),
  mail('', 'Slt, impossible d’ouvrir Moodle, j’ai un examen demain. Aidez-moi svp !!'),
  mail(
    'Certificat de scolarité',
    'Bonjour, où puis-je télécharger mon certificat de scolarité ? Je ne le trouve pas sur l’ENT.\nLina B., L2 droit',
  ),
  mail(
    'carte étudiante',
    'Bonjour\nMa carte étudiante ne passe plus à la bibliothèque. Que dois-je faire ?\n\nEnvoyé de mon iPhone',
  ),
  mail('Inscription pédagogique', 'Bonjour, je n’arrive pas à valider mon choix d’options : le bouton reste gris.'),
  mail(
    'Eduroam sur Linux',
    'Bonjour,\nquel certificat faut-il mettre pour eduroam sous Ubuntu 24.04 ?\nCordialement,\nT. Nguyen',
  ),
  mail('ENT en anglais', 'Je suis étudiant Erasmus et tout est en français. Peut-on changer la langue ?'),
  mail('Note manquante', 'Bonjour, il me manque la note de TD de statistiques sur mon relevé du premier semestre.'),
  mail('Imprimante BU', 'L’imprimante du 2e étage de la BU affiche « hors service » depuis trois jours.'),
  mail('Absence justifiée', 'Bonjour, j’étais absent au TP de mardi pour raison médicale, ci-joint mon justificatif.'),
  mail(
    'Absence à l’examen',
    'Madame, Monsieur,\nJe serai absente à l’examen du 12 mai (hospitalisation). Comment demander une session de remplacement ?',
  ),
  mail('absence', 'bonjour, j’ai été noté absent alors que j’étais en cours jeudi. merci de corriger'),
  mail('VPN', 'Bonjour je suis en stage en Allemagne et j’ai besoin du VPN pour accéder aux revues.'),
  mail('Compte bloqué', 'Mon compte est bloqué après trois essais. Numéro étudiant : 22104567'),
  mail(
    'Redirection de courriel',
    'Bonjour, comment rediriger mes courriels de l’université vers mon adresse personnelle ?',
  ),
  mail(
    'Logiciel Matlab',
    'Bonjour, la licence étudiante de Matlab est-elle encore valable cette année ? Merci d’avance.',
  ),
  mail('Bourse', 'Je vous ai écrit il y a deux semaines au sujet de ma bourse, et n’ai pas eu de réponse.'),
  mail('Salle de travail', 'On ne peut plus réserver de salle à trois depuis l’application.'),
  mail('Re: Compte bloqué', 'Merci beaucoup, ça marche !'),
  answer('Re: [R-004217] Wi-Fi', `Oui, j’ai redémarré, c’est pareil.\n\n${QUOTED}`),
  answer('Re: [R-004217] Wi-Fi', 'toujours pareil'),
  answer(
    'RE: [R-004217] Moodle',
    `Je serai absent la semaine prochaine, pouvez-vous appeler mon binôme au 06 00 00 00 00 ?\n\n${QUOTED}`,
  ),
  answer('Re: [R-004217] Moodle', 'Je suis en vacances jusqu’à lundi, je ferai le test à la rentrée.'),
  answer('Re: [R-004217] Carte', 'ok merci je passe demain'),
];

export const TEACHERS = [
  mail(
    'Vidéoprojecteur salle 112',
    'Bonjour,\nle vidéoprojecteur de la salle 112 ne s’allume plus. J’y ai cours à 14 h.\nBien à vous,\nPr. H. Garnier',
  ),
  mail(
    'Accès au serveur de calcul',
    'Bonjour, pourriez-vous ouvrir un compte à ma doctorante, Mme Sow, sur le serveur de calcul ?',
  ),
  mail('Cours en ligne', 'Mon cours n’apparaît plus dans la liste de mes espaces Moodle depuis la mise à jour.'),
  mail('URGENT examen', 'Les sujets ne s’impriment pas, l’épreuve commence dans 20 minutes !'),
  mail('Visioconférence', 'Bonjour, qui peut m’aider à préparer une soutenance en visioconférence le 28 ?'),
  mail('Liste de diffusion', 'Pouvez-vous créer une liste de diffusion pour le master 2, avec les adresses jointes ?'),
  mail(
    'Logiciel R',
    'Bonjour, il faudrait installer R 4.5 sur les postes de la salle informatique avant le 15 septembre.',
  ),
  mail('Droits sur un dossier', 'Je n’ai plus accès au dossier partagé du laboratoire, seulement en lecture.'),
  mail('Retard de livraison', 'Bonjour, avez-vous des nouvelles de l’ordinateur commandé en mars ?'),
  mail('Hameçonnage ?', 'Je vous transfère un message douteux que j’ai reçu ce matin. Est-ce bien vous ?'),
  mail(
    'Adresse d’un collègue invité',
    'Un collègue de Coimbra sera parmi nous deux mois : comment obtenir une adresse provisoire ?',
  ),
  mail('Sauvegarde', 'J’ai effacé par mégarde le dossier « Copies 2026 ». Peut-on le restaurer ?'),
  mail(
    'Message d’absence',
    'Bonjour, comment configurer un message d’absence dans la nouvelle messagerie ? Je pars vendredi.',
  ),
  mail(
    'Réponse automatique',
    'Bonjour, ma réponse automatique est encore active alors que je suis revenu. Comment la désactiver ?',
  ),
  mail(
    'Réponse automatique d’absence',
    'Chers collègues, mon répondeur n’envoie rien à mes correspondants de l’extérieur. Merci de votre aide.',
  ),
  mail('Congé recherche', 'Je serai en congé pour recherche au second semestre : que devient mon compte ?'),
  mail(
    'En délégation',
    'Bonjour,\nje suis en délégation au CNRS et je ne peux plus ouvrir l’ENT. À qui dois-je m’adresser ?',
  ),
  mail(
    'Micro de l’amphi',
    'Le micro-cravate de l’amphi Curie grésille. Je suis absente jusqu’à jeudi, voyez avec Mme Blin pour l’accès.',
  ),
  mail('TP réseau', 'Pour le TP de jeudi il nous faut douze adresses fixes ; je n’en vois que dix.'),
  mail('Planning', 'L’emploi du temps de la L3 affiche deux cours dans la même salle mardi à 10 h.'),
  answer('Re: [R-004217] Vidéoprojecteur', `Parfait, merci de votre efficacité.\n\n${QUOTED}`),
  answer('Re: [R-004217] Licence', `Non, c’est la version 12 qu’il nous faut.\n\n${QUOTED}`),
  answer('Re: [R-004217] Soutenance', 'Mardi 10 h me convient. Je serai en déplacement lundi.'),
  answer(
    'RE: [R-004217] Amphi',
    `Je suis actuellement en congés, mais mon collègue vous ouvrira : il est prévenu.\nH. G.\n\n${QUOTED}`,
  ),
];

export const STAFF = [
  mail('Toner', 'Bonjour, il n’y a plus de toner noir à la scolarité (copieur 3e étage).\nMerci,\nSylvie'),
  mail(
    'Arrivée d’un agent',
    'Bonjour,\nMme Rey prend ses fonctions le 1er juin : merci de prévoir poste, téléphone et compte.\nService RH',
  ),
  mail(
    'Départ d’un agent',
    'M. Petit quitte l’établissement le 30. Son compte devra être fermé, sa boîte transmise à M. Roux.',
  ),
  mail('Téléphone', 'Mon poste 4512 ne sonne plus, les appels tombent directement sur la messagerie vocale.'),
  mail('Excel lent', 'Le fichier du budget met cinq minutes à s’ouvrir depuis lundi.'),
  mail('Boîte pleine', 'Je reçois un message disant que ma boîte est pleine à 95 %. Que puis-je supprimer ?'),
  mail('Signature électronique', 'Le parapheur refuse mon certificat : « chaîne de confiance incomplète ».'),
  mail('Écran noir', 'Depuis ce matin mon écran reste noir, le voyant est orange.'),
  mail(
    'Demande de matériel',
    'Bonjour, je souhaite un second écran et une souris ergonomique (accord de Mme Vidal ci-dessous).',
  ),
  mail('Accès Apogée', 'Merci de m’ouvrir l’accès à Apogée, je remplace Mme Colin pendant son congé de maternité.'),
  mail('Congés : compteur faux', 'Mon solde de congés annuels affiche 3 jours au lieu de 13.'),
  mail('Congés', 'Bonjour, l’application des congés plante quand je valide la demande d’un agent.'),
  mail('Absences des agents', 'L’export des absences ne contient plus la colonne du motif.'),
  mail('Absence de Mme Roux', 'Mme Roux est absente jusqu’au 15, qui peut valider mon bon de commande ?'),
  mail('Mme Martin est absente', 'Bonjour, Mme Martin est absente et personne n’a le code de l’alarme. Que faire ?'),
  mail('Formation', 'Quand aura lieu la prochaine formation au nouvel outil de dépenses ?'),
  mail('Boîte partagée', 'Bonjour, on ne peut plus envoyer au nom de scolarite@univ.example.'),
  mail('Changement de nom', 'À la suite de mon mariage je voudrais changer le nom affiché dans la messagerie.'),
  mail('Copieur', 'Le copieur n’envoie plus les documents numérisés par courriel : erreur 4003.'),
  mail('Badge', 'Mon badge n’ouvre plus le parking nord.'),
  mail('Demande n° 118', 'Bonjour, où en est ma demande n° 20260118 ? Elle a été enregistrée il y a un mois.'),
  mail('Accusé de réception', 'Bonjour, comment demander un accusé de réception dans Outlook ?'),
  mail(
    'Votre demande a bien été enregistrée',
    'Je reçois ce message à chaque clic, mais aucune demande n’apparaît dans ma liste.',
  ),
  mail(
    'Message automatique incompréhensible',
    'J’ai reçu « Ceci est un message automatique, merci de ne pas répondre » de la part de la paie. Faut-il s’en occuper ?',
  ),
  mail(
    'Fermeture estivale',
    'Bonjour, nos bureaux seront fermés du 1er au 15 août : merci de programmer l’intervention avant.',
  ),
  mail('Installation', 'Pourriez-vous passer jeudi ? Je serai absente vendredi et la semaine suivante.'),
  mail(
    'Intervention bureau 207',
    'Je suis absent mardi, mais ma collègue Mme Gay peut vous ouvrir. En cas d’urgence : 06 00 00 00 01. Il s’agit de la prise réseau qui ne fonctionne pas.',
  ),
  mail('Renouvellement certificat', 'Le certificat du site de la faculté expire le 20, merci de le renouveler.'),
  mail('Droits d’administrateur', 'J’aurais besoin des droits d’installation sur mon portable, pour un mois.'),
  mail(
    'Double facturation',
    'Nous avons bien reçu votre facture n° 2026-118, mais elle a déjà été payée en mars. Merci de vérifier.',
  ),
  answer('Re: [R-004217] Toner', `Toner reçu, merci !\n\n${QUOTED}`),
  answer('Re: [R-004217] Téléphone', 'Vous pouvez clore, c’est réglé.'),
  answer('Re: [R-004217] Badge', `Bonjour,\nje vous confirme le numéro : 004512.\n\n${QUOTED}`),
  answer('RE: [R-004217] Écran', 'Merci de me contacter au 4512, je suis au bureau jusqu’à 17 h.'),
  answer(
    'Re: [R-004217] Intervention',
    `Nous avons bien reçu votre message et acceptons la date proposée.\nS. Vidal\n\n${QUOTED}`,
  ),
  answer(
    'Re: [R-004217] Congés',
    `Je rentre de congé et découvre votre message : le compteur est toujours faux.\n\n${QUOTED}`,
  ),
  answer(
    'Re: [R-004217] Devis',
    'Bonjour,\nVoici le devis signé. Je pars en congés ce soir, Mme Rey suivra le dossier.\nCordialement',
  ),
];

export const OUTSIDERS = [
  mail(
    'Demande de renseignements',
    'Bonjour, ma fille est en terminale : quand ouvrent les candidatures en licence de biologie ?',
  ),
  mail('Attestation de diplôme', 'Diplômé en 1998, j’ai perdu mon diplôme de DESS. Comment obtenir une attestation ?'),
  mail(
    'Facture 2026-044',
    'Bonjour, sauf erreur de notre part notre facture du 2 mars reste impayée.\nSté Durand, comptabilité',
  ),
  mail(
    'Intervention de notre technicien',
    'Notre technicien passera mercredi entre 8 h et 10 h pour l’ascenseur du bâtiment C.',
  ),
  mail('Lien mort', 'Le lien vers le plan du campus sur votre page d’accueil mène à une erreur 404.'),
  mail('Stage', 'Étudiant en BTS informatique, je cherche un stage de huit semaines à partir du 18 mai.'),
  mail('Candidature', 'Madame, Monsieur, veuillez trouver ci-joint ma candidature au poste de technicien.'),
  mail('Désinscription', 'Bonjour, je ne souhaite plus recevoir vos courriels.'),
  mail('Problème sur votre formulaire', 'Votre formulaire refuse mon adresse parce qu’elle contient un +.'),
  mail('Archives', 'Je prépare un livre sur l’histoire de la faculté et souhaiterais consulter vos archives.'),
  mail('Conférence du 12', 'La conférence sera-t-elle retransmise ? Peut-on y assister sans réserver ?'),
  mail('objet trouvé', 'J’ai trouvé une clé USB dans l’amphi 3, avec des cours de chimie. Où la déposer ?'),
  mail(
    'Accessibilité',
    'Non-voyant, je ne parviens pas à remplir le formulaire d’inscription avec mon lecteur d’écran.',
  ),
  mail('RGPD', 'Conformément au règlement européen, je demande l’effacement de mes données.'),
  mail(
    'Panne générale ?',
    'Plus rien ne répond depuis dix minutes : site, messagerie, ENT. C’est chez vous ou chez moi ?',
  ),
  mail(
    'Fwd: Relance',
    'Je vous fais suivre la relance de l’éditeur, je ne sais pas à qui elle s’adresse.\n\n---------- Forwarded message ---------\nDe : Éditeur <ventes@editeur.example>\nDate: lun. 4 mai 2026\nSubject: Relance\n\nVotre abonnement expire.',
  ),
  mail(
    'TR: Abonnement',
    'Pour info et suite à donner.\n\nDe : Ventes\nEnvoyé : lundi 4 mai 2026 09:00\nÀ : Ada Morel\nObjet : Abonnement\n\nVotre abonnement expire.',
  ),
];
