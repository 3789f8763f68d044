/** The ticket that a forward opens: for whoever wrote the mail, under its subject; and who else it names. */
import type { Commands, NamedPerson, People, Plan } from '../../domain/decision.ts';
import { addressKey, type EmailAddress } from '../../domain/email-address.ts';
import type { Finding } from '../../domain/finding.ts';
import { namedPerson } from '../../domain/known-person.ts';
import { chooseService } from '../choose-service.ts';
import type { ForwardedMail } from '../forward/forwarded-mail.ts';
import { commandsOf } from './commands.ts';
import { type Forwarding, forwardingOf } from './forward.ts';
import { othersNamedIn } from './others-named.ts';
import { proposedFinding } from './people-findings.ts';
import type { Survey } from './survey.ts';

type Opening = Extract<Plan, { act: 'open' }>;

/** Whoever passes on what is no longer theirs commands as staff, or not at all. */
export function passedOn(survey: Survey): { readonly commands: Commands | null; readonly forwarding: Forwarding } {
  const commands = commandsOf(survey);
  const forwarding = forwardingOf(survey, commands);
  return { commands: forwarding.forward && commands?.as !== 'staff' ? null : commands, forwarding };
}

/** What a counting forward makes of the opening, and what there is to say of that. */
export function openingFor(
  survey: Survey,
  { sender, mail, ...forward }: NonNullable<Forwarding['forward']>,
  people: People,
): {
  readonly plan: Pick<Opening, 'requester' | 'title' | 'forward' | 'people'>;
  readonly findings: readonly Finding[];
} {
  const { facts, mailbox } = survey.deciding;
  const requester = namedPerson(sender, facts, mailbox.organisationDomains);
  const contacts = without(people.contacts, requester);
  const followers = without(people.followers, requester);
  const proposed = alsoNamed(survey, mail, [requester, ...contacts, ...followers]);
  return {
    plan: {
      ...{ requester, forward, title: titleFor(survey, mail) },
      people: { contacts, followers, proposed: [...people.proposed, ...proposed] },
    },
    findings: proposedFinding(proposed, 'forwarded'),
  };
}

/** Of those who come with the forward, all but whose ticket it is. */
function without(people: readonly NamedPerson[], requester: NamedPerson): NamedPerson[] {
  const key = addressKey(requester.address);
  const isRequester = ({ personId, address }: NamedPerson) =>
    addressKey(address) === key || (personId !== null && personId === requester.personId);
  return people.filter((one) => !isRequester(one));
}

/** What the mail itself says, and its tags, as usual; the service is the forward's own to choose. */
function titleFor({ deciding, follows, choice }: Survey, { subject, text }: ForwardedMail): string {
  const { email, mailbox, facts, referencePrefix } = deciding;
  const segments = [{ kind: 'new' as const, from: 0, to: text.length }];
  const asWritten = { ...email, subject, text, segments };
  const chosen = chooseService({ email: asWritten, mailbox, facts, referencePrefix, follows, untitled: choice.title });
  return chosen.title;
}

/** Nobody chose to show them the ticket: they are named in a mail that somebody else says was written. */
function alsoNamed({ deciding, ours }: Survey, { to }: ForwardedMail, there: readonly EmailAddress[]) {
  const keys = new Set(there.map(({ address }) => addressKey(address)));
  const { people } = othersNamedIn({ ...deciding.email, to, cc: [] }, deciding.mailbox, ours);
  const others = people.filter(({ address }) => !keys.has(addressKey(address)));
  return others.map(({ name, address }) => ({ name, address, reason: 'forwarded' as const }));
}
