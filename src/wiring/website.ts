/** The pages of a gateway, ready to answer requests. */
import type { RequestListener } from 'node:http';
import type { Config } from '../config.ts';
import { openMailTexts } from '../inbound/mail-texts.ts';
import { templateWorkshop } from '../outbound/template-workshop.ts';
import { createApp } from '../web/app.ts';
import type { Demo } from '../web/demo/demo.ts';
import type { Gateway } from './gateway.ts';

export type WebsiteConfig = Pick<Config, 'BASE_URL' | 'DEFAULT_LOCALE' | 'TRUST_PROXY'>;

/** `demo` is null but where the demonstration runs. */
export function openWebsite({ intake }: Gateway, config: WebsiteConfig, demo: Demo | null): RequestListener {
  const { desk, blobs, keys, log } = intake;
  const settings = {
    baseUrl: config.BASE_URL,
    defaultLocale: config.DEFAULT_LOCALE,
    trustProxy: config.TRUST_PROXY,
    mailAddress: intake.mailboxes[0]?.address ?? null,
  };
  return createApp({
    ...{ desk, blobs, keys, log, settings, demo },
    templates: templateWorkshop,
    readMailText: openMailTexts(intake),
    mailWaits: () => void intake.door.dispatchEvent(new Event('knock')),
  });
}
