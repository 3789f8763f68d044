/** Notices in the languages of those who run the servers. */
import { describe, expect, test } from '@jest/globals';
import { classified, RETURNED, told } from '../../support/bounces.ts';

const ADA = 'ada@far.example';

describe('a postmaster’s notice is a bounce in', () => {
  test.each([
    [
      'French',
      'Courrier non distribué',
      `Votre message n’a pas pu être remis au destinataire suivant :\n\n  ${ADA}\n\nBoîte pleine.\n`,
    ],
    ['French', 'Échec de la remise', `La remise a échoué pour ce destinataire : ${ADA}\n`],
    [
      'French',
      'Message',
      `Votre message n'a pas pu être distribué à <${ADA}>.\n\n----- Message original -----\n${RETURNED}`,
    ],
    ['German', 'Unzustellbar: Wifi', `Ihre Nachricht konnte nicht zugestellt werden an\n\n<${ADA}>\n\nPostfach voll\n`],
    [
      'German',
      'Nachricht',
      `Die Zustellung an folgende Empfänger ist fehlgeschlagen: ${ADA}\n\nUrsprüngliche Nachricht:\n${RETURNED}`,
    ],
    ['Spanish', 'No se puede entregar: Wifi', `No se ha podido entregar su mensaje a ${ADA}\n`],
    ['Italian', 'Non recapitabile: Wifi', `Non è stato possibile recapitare il messaggio a: ${ADA}\n`],
    ['Portuguese', 'Não entregue: Wifi', `A mensagem não pode ser entregue a ${ADA}\n`],
    ['Dutch', 'Onbestelbaar: Wifi', `Uw bericht kon niet worden bezorgd bij deze ontvanger: ${ADA}\n`],
    ['Polish', 'Nie można dostarczyć: Wifi', `Wiadomość nie może zostać dostarczona do ${ADA}\n`],
    ['Russian', 'Недоставленное сообщение', `Ваше письмо не может быть доставлено получателю:\n\n${ADA}\n`],
    [
      'Japanese',
      'メールエラー通知',
      `以下のメールアドレスへの送信に失敗しました。\n${ADA}\n-------server message\n550 unknown user\n-------original message\n${RETURNED}`,
    ],
    ['Chinese', '系统退信', `您的邮件无法送达以下收件人：${ADA}\n`],
    ['Korean', '배달되지 않음: Wifi', `다음 받는 사람에게 배달되지 못했습니다: ${ADA}\n`],
  ])('%s', (_language, subject, text) => {
    const classification = classified({ from: 'postmaster@mx.example', subject, text });
    expect([classification.kind, told(classification)]).toEqual(['bounce', [ADA]]);
  });
});
