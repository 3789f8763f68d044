/** How the server that mail leaves by is reached: what MAIL_OUT_URL says. */

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  /** '' where the server asks for none. */
  readonly user: string;
  /** Secret: never in a log, an error or a page. */
  readonly password: string;
};
