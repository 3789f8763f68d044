/** Which files are refused: programs in disguise, what is too large, what is too many. */
import type { ParsedAttachment, Refusal } from './parsed-attachment.ts';

export type RefusalLimits = {
  /** Bytes, of one file. */
  readonly attachmentSize: number;
  /** Files kept of one mail. */
  readonly attachments: number;
};

export const DEFAULT_REFUSAL_LIMITS: RefusalLimits = { attachmentSize: 25 * 1024 * 1024, attachments: 100 };

/** Why a file is refused, or null when it is kept. */
export function refusalOf(
  file: Pick<ParsedAttachment, 'filename' | 'contentType' | 'size'>,
  alreadyKept: number,
  limits: RefusalLimits = DEFAULT_REFUSAL_LIMITS,
): Refusal | null {
  if (BLOCKED_EXTENSIONS.has(extensionOf(file.filename)) || BLOCKED_TYPES.has(file.contentType)) return 'type';
  if (file.size > limits.attachmentSize) return 'size';
  return alreadyKept >= limits.attachments ? 'count' : null;
}

/** Windows takes `invoice.exe. ` for a program too. */
function extensionOf(filename: string): string {
  const name = filename.toLowerCase().replace(/[. ]{1,50}$/, '');
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
}

/** What Outlook and Gmail block: files that Windows, macOS or an Office program runs when they are opened. */
const BLOCKED_EXTENSIONS = new Set(
  `ade adp apk appcontent-ms application appref-ms appx appxbundle asp aspx asx bas bat bgi cab cer chm class cmd cnt com
  cpl crt csh der diagcab diagpkg dll dmg ex ex_ exe fxp gadget grp hlp hpj hta htc img inf ins iso isp its jar jnlp js
  jse ksh lib library-ms lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz mht mhtml msc msh
  msh1 msh1xml msh2 msh2xml mshxml msi msix msixbundle msp mst msu nsh ops osd pcd pif pl plg prf prg printerexport ps1
  ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pst pyc pyo pyw pyz pyzw reg scf scr sct search-ms searchconnector-ms
  settingcontent-ms shb shs sys theme themepack tmp udl url vb vbe vbp vbs vhd vhdx vsmacros vsw vxd webpnp website wim
  ws wsb wsc wsf wsh xbap xll xnk`.split(/\s+/),
);

const BLOCKED_TYPES = new Set([
  'application/bat',
  'application/hta',
  'application/java-archive',
  'application/vnd.microsoft.portable-executable',
  'application/x-bat',
  'application/x-dosexec',
  'application/x-exe',
  'application/x-executable',
  'application/x-java-archive',
  'application/x-javascript',
  'application/javascript',
  'application/x-mach-binary',
  'application/x-ms-installer',
  'application/x-ms-shortcut',
  'application/x-msdos-program',
  'application/x-msdownload',
  'application/x-msi',
  'application/x-vbs',
  'application/x-winexe',
  'text/javascript',
  'text/vbscript',
]);
