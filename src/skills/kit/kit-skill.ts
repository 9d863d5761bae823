import { z } from 'zod'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft, ReplyFile } from '../../domain/reply.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { type Business, businesses, type Kit } from '../../knowledge/kits/kit.ts'
import type { KitFormat, RenderedKit } from '../../knowledge/kits/render-kit.ts'
import { excerptOf } from './excerpt.ts'
import type { KitPhraseKey } from './kit-phrases.ts'
import type { FileFormat, KitWish, KitWishReader, Variant } from './read-wish.ts'

/** The kits there are, and how they are written down. */
export type KitShelf = {
  readonly kits: readonly Kit[]
  render(kit: Kit, language: Language, format: KitFormat, business?: Business): Promise<RenderedKit>
}

export type KitSkillParts = {
  /** Read when somebody first wants a kit. */
  readonly shelf: () => Promise<KitShelf>
  readonly reader: KitWishReader
  readonly phrases: Phrases<KitPhraseKey>
}

export const kitSkill = 'kit'

const businessSchema = z.enum(businesses)
/** A kit as it is handed out; without a business it is blank. */
type Wanted = { readonly kit: string; readonly format: FileFormat; readonly business?: Business }
/** The kit that was handed out last. */
const memorySchema = z.object({
  kit: z.string(),
  format: z.enum(['xlsx', 'csv']),
  business: businessSchema.nullable(),
})

/** Hands out worksheets and kits: what each is for, how to use it, an example, and the file to fill in. */
export function createKitSkill({ shelf, reader, phrases }: KitSkillParts): Skill {
  const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })

  return {
    name: kitSkill,
    commands: [
      {
        id: 'lembar',
        en: 'worksheet',
        also: ['worksheets', 'template', 'templat', 'kit', 'form', 'formulir'],
        describe: (language) => phrases.say(language, 'command-kit'),
      },
    ],
    help: (language) => [phrases.say(language, 'help-kit')],
    claim(context) {
      const { message, command, language } = context
      if (message.pick) return claimPick(context)
      if (command) return owns(() => grantCommand(command.rest, language))
      const last = context.lastSkill === kitSkill ? readMemory(context.memory) : undefined
      const variant = last && reader.readVariant(message.text)
      if (variant) return owns(() => handOut(varied(last, variant), language))
      const wish = reader.read(message.text)
      return wish && { strength: 'wants', serves: 'text', respond: () => grant(wish, language) }
    },
  }

  function claimPick({ message, language }: TurnContext): Claim | undefined {
    const { act, value } = message.pick ?? { act: '', value: '' }
    if (act === 'all') return owns(() => list(language, 'list', readBusiness(value)))
    if (act !== 'xlsx' && act !== 'csv') return undefined
    const [kit = '', business] = value.split('/')
    return owns(() => handOut(wantedOf(kit, act, readBusiness(business)), language))
  }

  async function grantCommand(rest: string, language: Language): Promise<SkillOutcome> {
    const wish = reader.readCommand(rest)
    if (wish) return grant(wish, language)
    const titled = byTitle((await shelf()).kits, rest)
    return titled ? handOut(wantedOf(titled.id, 'xlsx'), language) : list(language, 'list-unknown')
  }

  function grant(wish: KitWish, language: Language): Promise<SkillOutcome> {
    return wish.kind === 'list'
      ? list(language, 'list', wish.business)
      : handOut(wantedOf(wish.kit, wish.format, wish.business), language)
  }

  async function list(language: Language, key: 'list' | 'list-unknown', business?: Business): Promise<SkillOutcome> {
    const { kits } = await shelf()
    const choices = kits.map((kit) => toChoice(kit.title[language], 'xlsx', wantedOf(kit.id, 'xlsx', business)))
    return { replies: [{ text: phrases.say(language, key, { count: kits.length }), choices }] }
  }

  async function handOut(wanted: Wanted, language: Language): Promise<SkillOutcome> {
    const { kits, render } = await shelf()
    const kit = kits.find(({ id }) => id === wanted.kit)
    if (!kit) return list(language, 'list-unknown', wanted.business)
    const { business, format } = wanted
    const formulas = computes(kit) ? '-formulas' : ''
    const rendered = await render(kit, language, format, business)
    const example = business === undefined ? [] : await exampleOf(kit, business, language, render)
    const text = [
      phrases.say(language, 'head', { title: kit.title[language], purpose: kit.purpose[language] }),
      phrases.say(language, `how-to${formulas}`, {
        sheets: kit.sheets.map(({ title }) => title[language]).join(' · '),
      }),
      ...example,
      phrases.say(language, `file-${format}${formulas}`),
      phrases.say(language, 'ours'),
      ...(business === undefined ? [phrases.say(language, 'choose-example')] : []),
    ]
    const reply: ReplyDraft = {
      text: text.join('\n\n'),
      file: toFile(rendered),
      choices: business === undefined ? choicesOfBlank(wanted, language) : choicesOfExample(wanted, language),
    }
    return { replies: [reply], memory: { kit: kit.id, format, business: business ?? null } }
  }

  async function exampleOf(
    kit: Kit,
    business: Business,
    language: Language,
    render: KitShelf['render'],
  ): Promise<readonly string[]> {
    const { name } = kit.examples[business]
    const said = phrases.say(language, 'example', { name: typeof name === 'string' ? name : name[language] })
    const excerpt = excerptOf(String((await render(kit, language, 'markdown', business)).content))
    if (!excerpt) return [said]
    return [said, excerpt.text, ...(excerpt.isWhole ? [] : [phrases.say(language, 'example-goes-on')])]
  }

  function choicesOfBlank(wanted: Wanted, language: Language): readonly Choice[] {
    return [
      ...businesses.map((business) =>
        toChoice(phrases.say(language, `business-${business}`), wanted.format, { ...wanted, business }),
      ),
      otherFormat(wanted, language),
      allKits(language),
    ]
  }

  function choicesOfExample(wanted: Wanted, language: Language): readonly Choice[] {
    const blank = wantedOf(wanted.kit, wanted.format)
    return [
      toChoice(phrases.say(language, 'choice-blank'), wanted.format, blank),
      otherFormat(wanted, language),
      allKits(language, wanted.business),
    ]
  }

  function otherFormat(wanted: Wanted, language: Language): Choice {
    const other = wanted.format === 'csv' ? 'xlsx' : 'csv'
    return toChoice(phrases.say(language, `choice-${other}`), other, wanted)
  }

  function allKits(language: Language, business = ''): Choice {
    return { pick: { skill: kitSkill, act: 'all', value: business }, label: phrases.say(language, 'choice-all') }
  }
}

function toChoice(label: string, act: FileFormat, { kit, business }: Wanted): Choice {
  return { pick: { skill: kitSkill, act, value: business === undefined ? kit : `${kit}/${business}` }, label }
}

function wantedOf(kit: string, format: FileFormat, business?: Business): Wanted {
  return { kit, format, ...(business === undefined ? {} : { business }) }
}

function varied(last: Wanted, { business = last.business, format = last.format }: Variant): Wanted {
  return wantedOf(last.kit, format, business === 'none' ? undefined : business)
}

function readMemory(memory: TurnContext['memory']): Wanted | undefined {
  const { data } = memorySchema.safeParse(memory)
  return data && wantedOf(data.kit, data.format, data.business ?? undefined)
}

function readBusiness(text: string | undefined): Business | undefined {
  return businessSchema.safeParse(text).data
}

/** The kit with most words of what was asked for in its title. */
function byTitle(kits: readonly Kit[], asked: string): Kit | undefined {
  const wanted = wordsIn(asked).filter((word) => word.length > 2)
  const scored = kits.map((kit) => {
    const title = wordsIn(`${kit.title.id} ${kit.title.en}`)
    return { kit, score: wanted.filter((word) => title.includes(word)).length }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.kit : undefined
}

function computes({ sheets }: Kit): boolean {
  return sheets.some(
    ({ fields, totals }) => totals !== undefined || fields.some(({ formula }) => formula !== undefined),
  )
}

function toFile({ fileName, mediaType, content }: RenderedKit): ReplyFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
  return { name: fileName, mediaType, content: bytes.toString('base64') }
}
