/** TRUST_PROXY: which proxies may say, in X-Forwarded-For, where a request comes from. */
import { isIP } from 'node:net';
import { listed, type Read, shown } from './setting.ts';

/** False, a number of proxies in front, or their addresses, subnets and Express's names for local ones. */
export type TrustProxy = false | number | readonly string[];

const NAMES = ['loopback', 'linklocal', 'uniquelocal'];

/** `true` is refused: it would let anyone choose the address that rate limits count. */
export const readTrustProxy: Read<TrustProxy> = (text, refuse) => {
  if (text === 'no' || text === 'false') return false;
  if (/^\d{1,2}$/.test(text)) return Number(text) || false;
  const proxies = listed(text.toLowerCase());
  return proxies.length > 0 && proxies.every((proxy) => NAMES.includes(proxy) || isSubnet(proxy))
    ? proxies
    : refuse(
        `must be no, the number of proxies in front, or their addresses (${NAMES.join(', ')}, 10.0.0.0/8), not ${shown(text)}.`,
      );
};

function isSubnet(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}
