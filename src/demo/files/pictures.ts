/** The pictures in sample mails: what a phone saw, what a screen showed. */
import { type Colour, png } from './png.ts';

/** A wireless access point under a ceiling, its light red. */
export function photoOfAccessPoint(): Buffer {
  return png(480, 360, (x, y) => {
    const light = Math.hypot(x - 240, y - 215);
    if (light < 9) return [235, 40, 30];
    if (light < 30) return grainy([225, 190 - light, 185 - light], x, y);
    const case_ = Math.hypot((x - 240) / 1.5, y - 180);
    if (case_ < 84) return grainy([236 - case_ / 3, 236 - case_ / 3, 232 - case_ / 3], x, y);
    if (case_ < 92) return grainy([120, 118, 112], x, y);
    const shade = y / 4 + Math.abs(x - 240) / 8;
    return grainy([206 - shade, 202 - shade, 190 - shade], x, y);
  });
}

/** A window that shows an error where a form should be. */
export function pictureOfError(): Buffer {
  return png(560, 300, (x, y) => {
    if (y < 34) return y > 12 && y < 22 && x > 18 && x < 190 ? [255, 255, 255] : [31, 78, 121];
    if (x > 40 && x < 520 && y > 70 && y < 150) {
      const isText = (y > 92 && y < 100 && x > 110 && x < 470) || (y > 116 && y < 124 && x > 110 && x < 360);
      if (Math.hypot(x - 76, y - 110) < 18) return [190, 30, 45];
      return isText ? [120, 30, 40] : [252, 228, 230];
    }
    const isField = x > 40 && x < 420 && (y - 180) % 40 < 24 && y > 180 && y < 284;
    return isField ? grainy([232, 236, 240], x, y) : [250, 250, 250];
  });
}

/** Without grain a photo looks painted, and is so small that it counts as a logo. The same each time. */
function grainy([red, green, blue]: Colour, x: number, y: number): Colour {
  const grain = ((x * 7919 + y * 104_729) ^ (x * y)) % 13;
  const within = (value: number) => Math.max(0, Math.min(255, Math.round(value + grain - 6)));
  return [within(red), within(green), within(blue)];
}
