/** The post office of a gateway: what mail leaves by, made from the settings. */
import { hostname } from 'node:os';
import type { Config } from '../config.ts';
import type { SmtpSettings } from '../domain/smtp-settings.ts';
import { createComposer } from '../outbound/compose.ts';
import { createHealth } from '../outbound/health.ts';
import { startSender } from '../outbound/sender.ts';
import type { Sending } from '../outbound/sending.ts';
import { openSmtpPool } from '../outbound/smtp-pool.ts';
import type { Gateway } from './gateway.ts';

export type PostOfficeConfig = Pick<Config, 'BASE_URL'>;

/** Connects to nobody before there is mail; closing its pool closes it. */
export function openPostOffice(
  { intake }: Gateway,
  { BASE_URL: baseUrl }: PostOfficeConfig,
  server: SmtpSettings,
): Sending {
  const { desk, blobs, log } = intake;
  return {
    ...{ desk, log, random: Math.random },
    composer: createComposer({ desk, blobs, baseUrl, log }),
    pool: openSmtpPool(server, hostname()),
    health: createHealth(desk),
  };
}

/** Sends until stopped; without MAIL_OUT_URL what is written waits, and this says so. */
export function startPostOffice(
  gateway: Gateway,
  config: PostOfficeConfig & Pick<Config, 'MAIL_OUT_URL'>,
): { stop(): Promise<void> } {
  if (config.MAIL_OUT_URL) return startSender(openPostOffice(gateway, config, config.MAIL_OUT_URL));
  gateway.intake.log.info('MAIL_OUT_URL is not set: nobody is answered by mail');
  return { stop: async () => {} };
}
