/** What mail servers write in the subjects and in the first lines of their notices, in the languages we meet. */
import { noticeKey } from './notice-key.ts';

/** How subjects begin. */
export const SUBJECTS = listed(`
  undeliver | non-deliver | nondeliver | not delivered | returned mail | returned to sender | bounced |
  mail delivery fail | mail delivery problem | mail delivery error | mail failure | mail failed | failed mail |
  delivery fail | delivery has failed | delivery status | delivery notification | delivery report |
  delivery problem | delivery error | failed delivery | failure delivery | failed to deliver | failure notice |
  permanent delivery failure | permanent failure | message delivery has failed | message not delivered |
  mail system error | mail could not be | message could not be | your message could not be | unable to deliver |
  could not deliver | sorry, your message could not | your message wasn't deliv |
  there was an error sending your mail | error sending your | postmaster notify | [bounce] | email bounce |
  **message you sent | warning: could not send | warning: message | delayed mail | mail delayed |
  mail delivery delayed | mail delivery deferred | mail status report | successful mail delivery report |
  return receipt | undelivered mail | mail rejected | message rejected | message blocked | rejected: | non remis |
  message non remis | non distribu | courrier non distribu | message non distribu | non livre | echec de la remise |
  echec de remise | echec de livraison | echec de la distribution | echec d'envoi | avis de non-remise |
  avis de non remise | remise impossible | courriel non remis | erreur de distribution | unzustellbar |
  nicht zustellbar | zustellung fehlgeschlagen | fehler bei der zustellung | nachricht unzustellbar |
  mail nicht zugestellt | unzugestellt | no se puede entregar | no se pudo entregar | no entregado |
  error de entrega | fallo en la entrega | non recapitabile | impossibile recapitare | mancata consegna |
  mancato recapito | nao entregue | falha na entrega | nao e possivel entregar | onbestelbaar | niet bezorgd |
  niet te bezorgen | nie mozna dostarczyc | niedostarczon | nie dostarczono | zwrot wiadomosci | недоставленное |
  не доставлено | не удалось доставить | сообщение не доставлено | недоставлено | メッセージを配信できません | メール配信に失敗 |
  メールエラー通知 | 配信不能 | 配信エラー | 送信できません | 無法投遞 | 无法投递 | 退信 | 投递失败 | 系统退信 | 배달되지 | 전송 실패 | teslim edilemedi |
  olevererbart | kunde inte levereras | kan ikke leveres | nedorucitelne | kezbesithetetlen | non-delivery | ndn: |
  ndr: | message status - undeliverable | message undelivered | message undeliverable | mail undeliver |
  mail undelivered | your mail could not | your email could not | mail returned | message returned | nondelivery |
  mail delivery notification | message de non-remise | message n'a pas pu | mail n'a pas pu | e-mail n'a pas pu | courriel n'a pas pu | message non delivre |
  mail non delivre | notification d'echec | notification d'etat de remise | rapport de non-remise |
  courrier refuse | message refuse | nicht zugestellte | unzustellbare | ihre nachricht konnte nicht |
  ihre e-mail konnte nicht | zustellungsfehler | zustellfehler | mail-zustellung | mensaje no entregado |
  correo no entregado | correo devuelto | mensaje devuelto | error en la entrega |
  notificacion de estado de entrega | messaggio non recapitato | messaggio non consegnato | errore di consegna |
  errore nella consegna | mensagem nao entregue | mensagem devolvida | erro na entrega | bericht niet |
  uw bericht kon niet | mislukte bezorging | bezorging mislukt | niedostarczalna | zwrot poczty |
  blad dostarczenia | nie dorecz | nedoruceno | meddelandet kunde | meddelelsen kunne ikke |
  meddelelse ikke leveret | leveransfel | toimitus epaonnistui | iletilemedi
`);

/** What the first lines say. */
export const PHRASES = listed(`
  not be delivered | n't be delivered | not able to be delivered | cannot be delivered | not delivered to |
  not been delivered | unable to deliver | undeliverable | undelivered | not deliver | delivery failed |
  delivery has failed | delivery to the following | failed to deliver | delivery failure | not reach the following |
  error delivering | trouble delivering | able to deliver | attempting to deliver | trying to deliver |
  permanent fatal errors | had delivery problems | had delivery errors | not receive this message |
  receive a copy of your message | failed addresses | failed recipients | could not be sent | was rejected by |
  you sent was rejected | permanent errors | permanent error | not listed in | error message below |
  mail delivery software | mail delivery system | delivery problems | delivery status notification |
  message to sender | failure notice | was automatically rejected | message has been delayed |
  not yet been delivered | transcript of session | transcript of the attempts | pas pu etre remis |
  pas pu etre distribue | pas pu etre delivre | pas ete remis | pas ete distribue | pas pu etre envoye |
  pas pu etre achemine | pas pu etre livre | impossible de remettre | la remise a echoue |
  impossible de distribuer | echec de la remise | nicht zugestellt | unzustellbar | nicht ausgeliefert |
  zustellung fehlgeschlagen | fehler bei der zustellung | nicht ubermittelt werden | zustellung an |
  no se pudo entregar | no se ha podido entregar | no pudo ser entregado | no ha podido ser entregado |
  no se ha entregado | no fue entregado | possibile recapitare | impossibile recapitare | non recapitabile |
  stato recapitato | non consegnat | nao pode ser entregue | nao foi entregue | nao foi possivel entregar |
  niet worden bezorgd | niet bezorgd | niet worden afgeleverd | zostac dostarczon | nie dostarczono |
  nie mogla zostac dostarcz | быть доставлено | не было доставлено | не удалось доставить | не доставлено |
  送信できません | 配信できません | 配送できません | 配達できません | 送信に失敗 | 配信に失敗 | 届けることができません | 无法送达 | 无法投递 | 投递失败 | 無法投遞 | 배달되지 | 전송하지 못 |
  kunde inte leverer | kunne ikke lever | was not delivered | were not delivered | could not deliver |
  can not be delivered | not be reached | failure reasons | failed delivery | delivery of your message | pas pu etre transmis |
  n'a pas pu etre | konnte nicht an | konnten nicht zugestellt | no se pudo enviar | non e stato consegnato |
  nao pudemos entregar | kon niet worden afgeleverd | kon niet bezorgd | nie udalo sie dostarczyc |
  nie moze zostac dostarcz | ikke leveres | levereras | nemohla byt dorucena | 发送失败 | 无法发送 | 被退回 | 退信原因 | 投遞失敗
`);

/** Subjects of servers that haven't given up yet. */
export const DELAYS = listed(`
  delay | deferred | still being retried | warning: could not send | retard | verzogert | retraso | ritardo |
  atraso | vertraagd | opoznion | задержк | 遅延 | will be retried
`);

/** What such servers say. */
export const DELAY_PHRASES = listed(`
  warning message only | is a warning only | not yet been delivered | has been delayed | no action is required |
  need to resend | only a temporary failure | will continue to try | pas encore ete remis | noch nicht zugestellt
`);

/** What a server says that has given up. */
export const GIVEN_UP = listed(`
  given up | giving up | permanent | not going to try again | no further deliver | will be deleted
`);

/** How subjects of good news begin. */
export const SUCCESSES = listed(`
  successful mail delivery | return receipt | delivery status notification (success | relayed: | delivered: |
  delivery report (success | delivery status notification (relay | delivery notification: delivery has been succ
`);

function listed(written: string): string[] {
  return written.split('|').map(noticeKey);
}
