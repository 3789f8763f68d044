/** How large a mail the server takes, as it announces when it is greeted (RFC 1870). */
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Bytes; null when it names no limit, or can't be reached: whoever sends will find out why. */
export async function announcedSize(options: SMTPConnection.Options): Promise<number | null> {
  const connection = new SMTPConnection(options);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject).once('end', () => reject(new Error('The connection was closed.')));
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    // Whoever has not signed in yet has heard nothing since.
    const greeting = String(connection.lastServerResponse || '');
    return Number(/^250[ -]SIZE (\d+)/im.exec(greeting)?.[1] ?? 0) || null;
  } catch {
    return null;
  } finally {
    connection.on('error', () => {});
    connection.quit();
    connection.close();
  }
}
