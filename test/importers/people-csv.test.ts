import { describe, expect, test } from '@jest/globals';
import { type PersonLine, peopleIn } from '../../src/importers/people-csv.ts';

async function read(csv: string | Buffer, chunk = 7): Promise<PersonLine[]> {
  const bytes = Buffer.from(csv);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const lines: PersonLine[] = [];
  for await (const line of peopleIn(chunks())) lines.push(line);
  return lines;
}

const ada = { name: 'Ada', role: null, addresses: ['ada@univ.example'], teams: null };

describe('a directory file', () => {
  test.each([
    ['English', 'email,name\nada@univ.example,Ada\n'],
    ['French, with what Excel writes', '\ufeffNom;Courriel\r\nAda;ada@univ.example\r\n'],
    ['tabs, other columns, no line end', 'Ville\tE-mail\tNAME\nLyon\tada@univ.example\tAda'],
    ['quoted, over two lines', '"name","note","email"\n"Ada","one\ntwo","ada@univ.example"\n'],
  ])('%s', async (_, csv) => {
    expect(await read(csv)).toEqual([{ line: expect.any(Number), person: ada }]);
  });

  test('several addresses and teams are separated by semicolons', async () => {
    const csv = 'email,prénom,nom,rôle,équipes\nb@univ.example; ben@univ.example,Ben,Martin,Agent,wifi;vpn\n';
    expect(await read(csv)).toEqual([
      {
        line: 2,
        person: {
          name: 'Ben Martin',
          role: 'agent',
          addresses: ['b@univ.example', 'ben@univ.example'],
          teams: ['wifi', 'vpn'],
        },
      },
    ]);
  });

  test('a column of teams that is empty says that there are none', async () => {
    const [line] = await read('email,name,team\nada@univ.example,Ada,\n');
    expect(line).toEqual({ line: 2, person: { ...ada, teams: [] } });
  });

  test('a bad line is told by its number, and the rest goes on', async () => {
    const latin1 = Buffer.from('é@univ.example,Hélène,\n', 'latin1');
    const csv = Buffer.concat([
      Buffer.from('email,name,role\n\nx@univ.example,X,king\n'),
      latin1,
      Buffer.from('ada@univ.example,Ada\n'),
    ]);
    expect(await read(csv)).toEqual([
      { line: 3, fault: expect.stringContaining('"king" is no role') },
      { line: 4, fault: expect.stringContaining('UTF-8') },
      { line: 5, person: ada },
    ]);
  });

  test('a quotation mark that is never closed costs what follows it, and that is told', async () => {
    expect(await read('email,name\nada@univ.example,Ada\n"x@univ.example,X\ny@univ.example,Y\n')).toEqual([
      { line: 2, person: ada },
      { line: 3, fault: expect.stringContaining('never closed') },
    ]);
  });

  test.each([
    ['', 'nothing'],
    ['ada@univ.example,Ada\n', 'no header'],
    ['email,role\n', 'no names'],
  ])('without the columns that every person needs, nothing is read (%j: %s)', async (csv) => {
    await expect(read(csv)).rejects.toThrow(/email and name/);
  });
});
