/** Recognises what machines write of their own accord without saying so in a header: jobs, alarms, daily reports. */
import { type Classifying, type Recognition, recognised } from './recognition.ts';

/** Nobody writes from the address of such a program but itself; `root@` and `monitoring@` are people's, too. */
const PROGRAMS =
  /^(?:nagios|icinga2?|centreon|zabbix|munin|monit|netdata|prometheus|alertmanager|grafana|logwatch|logcheck|smartd|mdadm|fail2ban|cron|crond|anacron|apticron|bacula|bareos|arpwatch|rkhunter|prtg|observium|librenms|shinken|cacti|nut-?upsmon)(?:[+._-](?:noreply|no-reply|alerts?|server|prod|dev|test|notif[a-z]*|\d+))?@/i;

/** Subjects that programs write by rote, whoever they write as; answers and forwards begin otherwise. */
const BY_ROTE: readonly RegExp[] = [
  /^(?:ana)?cron <[^<>\s]{1,80}> \S/i,
  // Receivers' daily reports on DMARC and TLS (RFC 7489, 7.2.1.1; RFC 8460, 5.3)
  /^report domain: {0,9}\S{1,255} submitter: {0,9}\S/i,
  /^anacron job '[^']{1,80}' on /i,
  /^output from your job\s+\d/i,
  // Nagios, Icinga, Centreon, Shinken
  /^\*\* (?:problem|recovery|acknowledgement|flapping[a-z]*|downtime[a-z]*|custom)\b[^*]{0,300}\*\*$/i,
  // Prometheus, and Grafana that speaks like it
  /^\[(?:firing|resolved)(?::\d{1,6})?(?:, ?(?:firing|resolved):\d{1,6})?\] \S/i,
  /^monit alert -- /i,
  /^logwatch for \S+ \(/i,
  /^smart error \([a-z]+\) detected on host: /i,
  /^(?:degradedarray|fail|rebuild\w*|sparesmissing|testmessage) event on \/dev\/\S+:\S/i,
  /^\[fail2ban\] \S/i,
  /^(?:\[[a-z ]{1,40}\] ?)?unattended-upgrades result for /i,
  /^\d{1,4} debian package update\(s\) for /i,
  /^\*\*\* security information for \S+ \*\*\*$/i,
  /^\[rkhunter\] \S/i,
  /^(?:bacula|bareos): (?:backup|restore|verify|admin|intervention|message) /i,
  /^\[(?:success|warning|failed)\] .{1,200} \(\d{1,5} (?:objects?|vms?|machines?|instances?)\)/i,
];

export function machine({ email }: Classifying): Recognition | null {
  const from = email.from[0]?.address.slice(0, 320) ?? '';
  if (PROGRAMS.test(from)) return recognised('auto-reply', `From: ${from}`, { isUnprompted: true });
  const subject = email.subject.slice(0, 400).trim();
  const isByRote = BY_ROTE.some((form) => form.test(subject));
  return isByRote ? recognised('auto-reply', `Subject: ${subject}`, { isUnprompted: true }) : null;
}
