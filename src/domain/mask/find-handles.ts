import type { Finding } from './finding.ts'

/** `ig saya @rani.craft`, `username telegram @budi_2025`: an account that a word of its network announces. */
const handle =
  /(?<![\p{L}\p{N}])(?:ig|insta|instagram|telegram|tele|tiktok|twitter|facebook|fb|line|threads|username|user name|akun|account|dm)(?:nya|ku)?(?: (?:saya|aku|gue|gw|toko|pelanggan|customer|pribadi|telegram|ig|instagram|tiktok|twitter|is|my|id|nya|itu|adalah|ini|ke|di)){0,4} ?[:=]? ?(@[\w.]{3,40})/giu

/** `id line: rani_88`: without the sign, where a colon or the like announces it. */
const bareHandle =
  /(?<![\p{L}\p{N}])(?:id line|line id|(?:user ?name|akun|id) (?:ig|instagram|tiktok|twitter|telegram|line|fb|shopee|tokopedia)|(?:ig|instagram|tiktok|telegram) (?:saya|aku|ku|gue))(?:nya|ku)? ?(?:[:=]|itu|is) ?((?=[\w.]*[0-9_.])[\w.]{4,40})/giu

/** `login from 125.160.44.87`, `IP kasir 182.253.14.66`, `whitelist 202.57.88.103`, `103[.]129[.]77[.]214`. */
const deviceNear =
  /(?<![\p{L}])(?:ip|login|masuk|akses|access|whitelist|blacklist|blokir|block|allow)(?:nya)?(?: [\p{L}]{1,14}){0,3} ?[:=]? ?((?:[0-9]{1,3}\[?\.\]?){3}[0-9]{1,3})(?![0-9.]*[0-9])/giu

/** `ip rumah saya 103.28.14.77`, IPv6 too: which line somebody is at. */
const device =
  /(?<![\p{L}])ip(?:v4|v6)?(?: ?(?:address|addr|rumah|kantor|publik|public|saya|aku|kami|pelanggan|is|my|nya|itu|adalah|dari|login)){0,4} ?[:=]? ?((?:[0-9]{1,3}\.){3}[0-9]{1,3}|(?:[0-9a-f]{1,4}:){2,7}:?[0-9a-f]{0,4})/giu

/** Accounts on networks, and addresses on the network, where a word says that they are. */
export function findHandles(text: string): readonly Finding[] {
  return [
    ...[handle, bareHandle].flatMap((pattern) =>
      told(text, pattern).map((found): Finding => ({ kind: 'handle', ...found })),
    ),
    ...[device, deviceNear]
      .flatMap((pattern) => told(text, pattern))
      .map((found): Finding => ({ kind: 'device', ...found })),
  ]
}

function told(text: string, pattern: RegExp): readonly Pick<Finding, 'start' | 'end'>[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: name = '' }) => {
    const start = index + whole.length - name.length
    return { start, end: start + name.replace(/\.+$/, '').length }
  })
}
