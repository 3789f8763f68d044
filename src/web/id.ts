/** The id of a row, as addresses and forms write it. */
import { z } from 'zod';

/** A larger one fits no column, and PostgreSQL refuses to look for it. */
export const ID = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
