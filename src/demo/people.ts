/** The people of the demonstration's university, as one may sign in: who they are, and what there is to see as them. */
import type { Desk } from '../desk/desk.ts';
import { hashPassword } from '../desk/password.ts';
import { putPeople } from '../desk/put-people.ts';
import type { Bilingual } from '../domain/bilingual.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { Role } from '../domain/person.ts';

export type DemoPerson = {
  readonly name: string;
  readonly address: string;
  readonly role: Role;
  /** Slugs of the sample catalogue. */
  readonly teams: readonly string[];
  /** What there is to see for them. */
  readonly hint: Bilingual;
};

/** Everybody's: whoever starts the demonstration is told it. */
export const DEMO_PASSWORD = 'bienvenue-au-guichet';

/** The first five are worth signing in as. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    name: 'Amélie Fournier',
    address: 'amelie.fournier@univ.example',
    role: 'requester',
    teams: [],
    hint: {
      fr: 'Maîtresse de conférences en histoire : ses demandes, et celles où on l’invite',
      en: 'Lecturer in history: her own requests, and those she is invited to',
    },
  },
  {
    name: 'Karim Haddad',
    address: 'karim.haddad@univ.example',
    role: 'agent',
    teams: ['centre-de-services', 'proximite'],
    hint: {
      fr: 'Centre de services numériques : reçoit ce qui arrive et l’oriente',
      en: 'Digital service desk: takes what comes in and passes it on',
    },
  },
  {
    name: 'Claire Dubois',
    address: 'claire.dubois@univ.example',
    role: 'agent',
    teams: ['reseaux', 'systemes'],
    hint: {
      fr: 'Réseaux et téléphonie : traite le Wi-Fi, le VPN, les serveurs',
      en: 'Networks and telephony: looks after Wi-Fi, VPN and servers',
    },
  },
  {
    name: 'Isabelle Rousseau',
    address: 'isabelle.rousseau@univ.example',
    role: 'agent',
    teams: ['paie', 'ressources-humaines'],
    hint: {
      fr: 'Paie et ressources humaines : seule à voir ces demandes, qui sont confidentielles',
      en: 'Payroll and human resources: these confidential requests are seen by her alone',
    },
  },
  {
    name: 'Véronique Blanchard',
    address: 'veronique.blanchard@univ.example',
    role: 'admin',
    teams: [],
    hint: {
      fr: 'Administratrice : les réglages et le journal du courrier',
      en: 'Administrator: settings and the mail journal',
    },
  },
  {
    name: 'Hélène Caron',
    address: 'helene.caron@univ.example',
    role: 'agent',
    teams: ['cellule-ecoute'],
    hint: {
      fr: 'Cellule d’écoute : lit les signalements, que personne d’autre ne voit',
      en: 'Listening unit: reads the reports that nobody else sees',
    },
  },
  {
    name: 'Mathieu Petit',
    address: 'mathieu.petit@univ.example',
    role: 'agent',
    teams: ['maintenance', 'logistique'],
    hint: {
      fr: 'Maintenance et logistique : chauffage, clés, déménagements',
      en: 'Maintenance and logistics: heating, keys, moves',
    },
  },
  {
    name: 'Lucas Morel',
    address: 'lucas.morel@univ.example',
    role: 'agent',
    teams: ['pedagogie-numerique', 'securite-numerique'],
    hint: {
      fr: 'Pédagogie et sécurité numériques : Moodle, courriels suspects',
      en: 'Digital teaching and security: Moodle, suspicious mail',
    },
  },
  {
    name: 'Sophie Nguyen',
    address: 'sophie.nguyen@univ.example',
    role: 'agent',
    teams: ['scolarite'],
    hint: {
      fr: 'Scolarité : inscriptions, examens, diplômes',
      en: 'Student records: enrolment, exams, degrees',
    },
  },
  {
    name: 'Jean-Marc Le Goff',
    address: 'jean-marc.le-goff@univ.example',
    role: 'requester',
    teams: [],
    hint: {
      fr: 'Professeur de chimie : souvent en copie des demandes des autres',
      en: 'Professor of chemistry: often in copy of other people’s requests',
    },
  },
  {
    name: 'Inès Moreau',
    address: 'ines.moreau@univ.example',
    role: 'requester',
    teams: [],
    hint: {
      fr: 'Doctorante et vacataire : une demande à la paie',
      en: 'Doctoral student who teaches: a request to payroll',
    },
  },
  {
    name: 'Nadia Benali',
    address: 'nadia.benali@univ.example',
    role: 'requester',
    teams: [],
    hint: {
      fr: 'Secrétaire pédagogique : écrit souvent, et avec des fichiers',
      en: 'Teaching secretary: writes often, and with files',
    },
  },
  {
    name: 'Théo Lambert',
    address: 'theo.lambert@etu.univ.example',
    role: 'requester',
    teams: [],
    hint: {
      fr: 'Étudiant en licence d’informatique',
      en: 'Undergraduate in computer science',
    },
  },
  {
    name: 'Camille Garnier',
    address: 'camille.garnier@etu.univ.example',
    role: 'requester',
    teams: [],
    hint: {
      fr: 'Étudiante en master de droit',
      en: 'Master’s student in law',
    },
  },
];

/** One of them as From and Cc name people; `local` is the address before its @. */
export function demoAddress(local: string): EmailAddress {
  const person = DEMO_PEOPLE.find(({ address }) => address.startsWith(`${local}@`));
  if (!person) throw new Error(`nobody here is called ${local}`);
  return { name: person.name, address: person.address };
}

/** Once the teams are there. Hashing takes its time by design, so the one password is hashed once. */
export async function putDemoPeople(desk: Desk): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await putPeople(
    desk,
    DEMO_PEOPLE.map(({ name, role, address, teams }) => ({ name, role, addresses: [address], teams, passwordHash })),
  );
}
