/** Health: it answers. Readiness: what it stands on answers too. */
import { readReadiness } from '../../store/readiness.ts';
import type { Answer } from '../answer.ts';
import type { Visit } from '../visit.ts';

export async function showHealth(): Promise<Answer> {
  return { kind: 'json', status: 200, body: { status: 'ok' } };
}

export async function showReadiness({ web }: Visit): Promise<Answer> {
  const { ready, checks } = await readReadiness(web.desk.database, web.blobs);
  const body = { status: ready ? 'ready' : 'not ready', checks };
  return { kind: 'json', status: ready ? 200 : 503, body };
}
