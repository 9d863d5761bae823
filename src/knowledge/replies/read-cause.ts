/** What is told to be the cause ends at the end of its clause. */
const rest = String.raw`(.{3,90}?)(?=[.,](?!\d)|[;!?]|\s(?:tapi|tp|jadi|terus|trs|padahal|pdhl|but|so|and)\s|$)`
const named = new RegExp(String.raw`(?:penyebabnya|sebabnya|the (?:cause|reason) (?:is|was))\s*:?\s+${rest}`, 'iu')
const turnedOut = new RegExp(String.raw`(?<![\p{L}])(\p{L}+nya)\s+ternyata\s+${rest}`, 'iu')
const because = new RegExp(
  String.raw`(?<![\p{L}])(?:gara-gara|gara2|gegara|karena|krn|mergo|amargo|amarga|because of|because|due to)\s+${rest}`,
  'giu',
)
/** "Marah karena paketnya telat": what they are angry about is no cause of ours. */
const feeling =
  /(?:bilang|\S*nuduh\S*|\S*tuduh\S*|\S*maki\S*|\S*hina\S*|teriak\S*|viral\S*|\S*ngatain|marah|ngamuk|kesal|kesel|kecewa|protes|komplain|komplen|nangis|emosi|angry|upset|furious|complain\w*|dipindahkan|dipecat|bintang \d|star)\W*(?:\S+\s+){0,6}$/iu

/** Why it happened, in the words of who tells it: "gara-gara visa", "resepnya ternyata keselip". Undefined: not told. */
export function readCause(text: string): string | undefined {
  const said = named.exec(text)?.[1]
  if (said !== undefined) return said.trim()
  const found = turnedOut.exec(text)
  if (found) return `${found[1]} ${found[2]}`.trim()
  return [...text.matchAll(because)].find(({ index }) => !feeling.test(text.slice(0, index)))?.[1]?.trim()
}
