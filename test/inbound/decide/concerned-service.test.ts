import { expect, test } from '@jest/globals';
import type { TicketFacts } from '../../../src/domain/mail-facts.ts';
import { concernedService, concernedTicket } from '../../../src/inbound/decide/concerned-service.ts';
import { aTicket, PAY, VPN, WIFI } from '../../support/mails.ts';

const seen = (ticket: TicketFacts | null, mentions: TicketFacts | null, service: typeof VPN | null) =>
  concernedService({ thread: { ticket, mentions }, choice: { service } } as Parameters<typeof concernedService>[0]);

const onPay = aTicket({ service: PAY, confidentialTeamIds: PAY.confidentialTeamIds });
const onVpn = aTicket({ service: VPN });

test('a mail is about the service of its ticket, else about the one that it would go to', () => {
  expect(seen(onVpn, null, WIFI)).toBe(VPN.id);
  expect(seen(null, onVpn, WIFI)).toBe(VPN.id);
  expect(seen(null, null, WIFI)).toBe(WIFI.id);
  expect(seen(aTicket(), null, null)).toBeNull();
  expect(seen(null, null, null)).toBeNull();
});

test('a confidential service comes before the others, wherever it was named', () => {
  expect(seen(onVpn, null, PAY)).toBe(PAY.id);
  expect(seen(onPay, null, VPN)).toBe(PAY.id);
  expect(seen(null, onPay, VPN)).toBe(PAY.id);
});

test('a ticket of a confidential service that was retired stays hidden', () => {
  expect(seen({ ...onPay, service: null, serviceId: 44 }, null, VPN)).toBe(44);
});

test('a mail is about the ticket that it goes on, or else the one that it speaks of', () => {
  const about = (ticket: TicketFacts | null, mentions: TicketFacts | null) =>
    concernedTicket({ thread: { ticket, mentions } } as Parameters<typeof concernedTicket>[0]);
  expect(about(onVpn, null)).toBe(onVpn);
  expect(about(null, onPay)).toBe(onPay);
  expect(about(null, null)).toBeNull();
});
