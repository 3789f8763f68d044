/** What the verbs did, as the ticket's page tells it. */
import { expect, test } from '@jest/globals';
import { assignTicket } from '../../src/desk/assign-ticket.ts';
import { changeTeam } from '../../src/desk/change-team.ts';
import { chooseService } from '../../src/desk/choose-service.ts';
import { closeTicket, reopenTicket } from '../../src/desk/close-ticket.ts';
import { discloseTicket } from '../../src/desk/disclose-ticket.ts';
import { setPriority } from '../../src/desk/set-priority.ts';
import { setStatus } from '../../src/desk/set-status.ts';
import { LOCALES, type Locale, readDictionary, wordsIn } from '../../src/ground/words.ts';
import { CHANGES } from '../../src/store/ticket-changes.ts';
import { readTicketEvents } from '../../src/store/ticket-events.ts';
import { onBothDatabases } from '../support/databases.ts';
import { openHelpDesk } from '../support/help-desk.ts';

onBothDatabases('the story of a ticket', (open) => {
  test('is told in sentences, in either language', async () => {
    const { desk, db, viewer, ticket, row, idOf, signIn } = await openHelpDesk(open);
    const reference = await ticket();
    const act = { viewer: await viewer('Ben'), reference, once: null };
    for (const assignee of ['me', idOf('Cleo'), null] as const) await assignTicket(desk, { ...act, assignee });
    for (const team of ['rh', null]) await changeTeam(desk, { ...act, team });
    for (const service of ['wifi', null]) await chooseService(desk, { ...act, service });
    await setPriority(desk, { ...act, priority: 'urgent' });
    await setStatus(desk, { ...act, status: 'waiting' });
    for (const as of ['resolved', 'closed'] as const) await closeTicket(desk, { ...act, as });
    await reopenTicket(desk, act);
    await chooseService(desk, { ...act, service: 'paie' });
    const session = await signIn('Dora');
    const dora = { viewer: await viewer('Dora', session), reference, once: null };
    await discloseTicket(desk, { ...dora, reason: 'A complaint', tokenHash: session.tokenHash });
    const { id } = await row(reference);
    expect(await readTicketEvents(db, act.viewer, id)).toEqual([]);
    const events = await readTicketEvents(db, await viewer('Cleo'), id);
    const told = (locale: Locale) => events.map(({ code, values }) => wordsIn(locale)(`event.${code}`, values));
    expect(told('fr').map((sentence) => sentence.replaceAll('\u202f', ' '))).toEqual([
      'Ada a ouvert la demande sur le portail',
      'Ben a pris la demande',
      'Ben a assigné la demande à Cleo',
      'Ben a laissé la demande sans assignation (auparavant : Cleo)',
      'Ben a confié la demande à l’équipe Ressources humaines',
      'Ben a retiré la demande à l’équipe Ressources humaines',
      'Ben a choisi le service Numérique › Wi-Fi',
      'Ben a confié la demande à l’équipe Réseau',
      'Ben a remis la demande à qualifier (auparavant : Numérique › Wi-Fi)',
      'Ben a changé la priorité : Normale → Urgente',
      'Ben a changé le statut : Nouvelle → En attente',
      'Ben a résolu la demande',
      'Ben a fermé la demande',
      'Ben a changé le statut : Fermée → En cours',
      'Ben a choisi le service Paie',
      'Ben a confié la demande à l’équipe Ressources humaines',
      'Dora a demandé à voir cette demande confidentielle : « A complaint »',
    ]);
    expect(told('en')).toHaveLength(events.length);
    for (const sentence of told('en')) expect(sentence).not.toMatch(/\{\{|event\.|status\.|priority\.|null/);
  });
});

test.each(LOCALES)('every change that a page tells of has words (%s)', (locale) => {
  const dictionary = readDictionary(locale);
  expect(Object.keys(CHANGES).filter((code) => !(`event.${code}` in dictionary))).toEqual([]);
});
