/** Services that a ticket may be given now: neither a family, nor retired. */
import type { Db } from './database.ts';
import { fitted } from './fitting.ts';

export type OfferedService = {
  readonly id: number;
  readonly teamId: number | null;
  readonly isConfidential: boolean;
};

export async function findOfferedService(db: Db, slug: string): Promise<OfferedService | null> {
  const row: { id: number; teamId: number | null; isConfidential: boolean | number } | undefined = await db('services')
    .where({ slug: fitted(slug, 80), retired_at: null, takes_tickets: true })
    .first({ id: 'id', teamId: 'team_id', isConfidential: 'is_confidential' });
  return row ? { ...row, isConfidential: Boolean(row.isConfidential) } : null;
}
