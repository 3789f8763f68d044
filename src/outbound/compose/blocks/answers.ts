/** What became of the commands of a mail: what was done, what was not, and which commands there are. */
import type { Say } from '../../../ground/words.ts';
import type { Block, Item } from '../block.ts';
import type { Letter } from '../letter.ts';

export function answers({ values, links, isToStaff }: Letter, say: Say): Block[] {
  const done = values.done.map(({ code, values: spoken, undoStepId }): Item => {
    const url = undoStepId === null ? null : links.undo(undoStepId);
    const text = say(`command.done.${code}`, spoken);
    return url === null ? { text } : { text, link: { label: say('email.undo'), url } };
  });
  const refused = values.rejected.map(({ code, values: spoken }) => ({ text: say(`command.refused.${code}`, spoken) }));
  return [
    ...(done.length > 0 ? listOf(say('email.done', { count: done.length }), done) : []),
    // All or nothing: where one was refused, none was carried out.
    ...(refused.length > 0 ? listOf(say('email.not-done', { count: refused.length }), refused) : []),
    ...(values.help ? help(isToStaff, say) : []),
  ];
}

function listOf(title: string, items: readonly Item[]): Block[] {
  return [
    { kind: 'text', text: title },
    { kind: 'list', items },
  ];
}

const FOR_ALL = ['close', 'reopen', 'cc', 'leave', 'mute', 'help'] as const;
const FOR_STAFF = ['resolve', 'close', 'reopen', 'assign', 'priority', 'service', 'note', 'cc', 'help'] as const;

function help(isToStaff: boolean, say: Say): Block[] {
  const commands = isToStaff ? FOR_STAFF : FOR_ALL;
  return [
    { kind: 'text', text: say('email.help') },
    { kind: 'list', items: commands.map((command) => ({ text: say(`email.help.${command}`) })) },
  ];
}
