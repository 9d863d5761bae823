import { alternatives } from '../../domain/alternatives.ts'

const politeness = /[\s,.!?]+(?:dong|donk|ya|yah|deh|aja|saja|sih|nih|kak|min|please|pls|instead)?$/iu
const quotes = /^["“”'‘]+|["“”'’]+$/gu

/** Reads what a team is to be called: what stands behind the last "jadi". */
export function createNewNameReader(becomes: readonly string[]): (text: string) => string | undefined {
  const behind = new RegExp(String.raw`[\s\S]*(?<!\p{L})(?:${becomes.join('|')})\s+(\S[\s\S]{1,60})$`, 'iu')
  return (text) => {
    let name = behind.exec(text.trim())?.[1]?.trim()
    for (let before = ''; name !== undefined && name !== before; ) {
      before = name
      name = name.replace(politeness, '').replace(quotes, '').trim()
    }
    return name === '' ? undefined : name
  }
}

const titled =
  /(?<!\p{L})(?:pak|bu|bapak|ibu|mas|mbak|mba|bang|kak|si|drg\.?|dr\.?|mr\.?|mrs\.?|ms\.?)\s+(\p{L}[\p{L}.']{1,20})/iu
const called = /(?<!\p{L})(?:namanya|bernama|nama|called|named)\s+(\p{L}[\p{L}.']{1,20})/iu
const capital = /(?<!\p{L})\p{Lu}\p{Ll}[\p{L}.']{0,20}(?!\p{L})/gu

/** Reads the name that stands in a text: with a title, behind "namanya", or in capitals and no word of `none`. */
export function createSomebodyReader(none: readonly string[]): (text: string) => string | undefined {
  const noNames = new Set(none.map((word) => word.toLowerCase()))
  const isName = (word: string) => !noNames.has(word.toLowerCase())
  return (text) => {
    const led = titled.exec(text)?.[1] ?? called.exec(text)?.[1]
    if (led !== undefined && isName(led)) return led
    return text.match(capital)?.find(isName) ?? bareName(text, isName)
  }
}

/** "keluarin joko dari tim": a name in small letters stands right behind what is to be done, before where. */
function bareName(text: string, isName: (word: string) => boolean): string | undefined {
  const said =
    /(?:keluarin|keluarkan|hapus|cabut|copot|coret|lepas|tambahin|tambahkan|masukin|masukkan|undang|ajak|add|remove|invite|drop|kick|put|bring)\s+(\p{L}[\p{L}.']{1,20})\s+(?:dari|ke|jadi|juga|out|off|from|to|on|as|into|sebagai)(?!\p{L})/iu.exec(
      text,
    )?.[1]
  return said !== undefined && isName(said) ? said : undefined
}

/** Reads all who are named in a row: "add Bagas, Tania and Fikri pls". `joints`: what stands between the last two. */
export function createSeveralReader(
  none: readonly string[],
  joints: readonly string[],
): (text: string) => readonly string[] {
  const noNames = new Set(none.map((word) => word.toLowerCase()))
  const between = new RegExp(String.raw`\s*[,&;]\s*|\s+(?:${alternatives(joints)})\s+|[.!?]\s+`, 'iu')
  return (text) =>
    text.split(between).flatMap(
      (piece) =>
        piece
          .match(capital)
          ?.map((word) => word.replace(/\.$/, ''))
          .filter((word) => !noNames.has(word.toLowerCase()))
          .at(-1) ?? [],
    )
}
