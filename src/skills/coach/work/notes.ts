import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import type { NoteValues, RiskValues } from '../../../programme/events.ts'
import { kept } from '../../../programme/kept-text.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'
import { readDay } from './read-action.ts'

/** A note as it is kept: longer than other texts, for it may be a customer's word. */
const longestNote = 500

/** "IKM 88,31 padahal hasil hitungan 71,2": of one thing only one figure is kept, and not the one that is not so. */
const twoFigures =
  /(\d[\d.,]*)\s*%?,?\s+(?:padahal|aslinya|sebenarnya|although|though|but (?:it )?really)(?=\s)\D{1,40}(\d[\d.,]*\d|\d)/iu

/** "catat: keluhan refund turun", "ide: label retur otomatis 4x3", "keputusan: lanjut, Rudi, 12 Jan". */
export function takeNote(
  desk: Desk,
  about: NoteValues['about'],
  text: string,
  more: Partial<NoteValues> = {},
): SkillOutcome {
  const values = { about, ...readNote(desk, about, text), ...more }
  if (values.text === '') return desk.tell('note-asked')
  const [, told = '', really = ''] = twoFigures.exec(values.text) ?? []
  const metric = told === '' ? undefined : metricIn(values.text, desk.parts.knowledge.metrics)
  if (metric) return desk.tell('note-two-figures', { told, really, metric: metric.name[desk.language] })
  const number = nextNumber(desk.programme, 'notes')
  const line = desk.say(`noted-${about}`, { text: escapeMarkdown(values.text) })
  const hint = about === 'idea' && values.impact === undefined ? [desk.say('hint-idea')] : []
  return desk.change([{ kind: 'noted', values: { note: number, values } }], [{ text: [line, ...hint].join('\n') }])
}

function readNote(desk: Desk, about: NoteValues['about'], text: string): Omit<NoteValues, 'about'> {
  if (about === 'idea') {
    // Impact and ease from 1 to 5: "4x3", "dampak 4, mudah 3".
    const [score, impact, ease] =
      /\(?\s*(?:dampak|impact)?\s*([1-5])\s*(?:[x×*,]|,?\s*(?:mudah|kemudahan|ease))\s*([1-5])(?:\s*=\s*\d+)?\s*\)?\s*$/iu.exec(
        text,
      ) ?? []
    if (score !== undefined) {
      return { text: kept(text.slice(0, -score.length), longestNote), impact: Number(impact), ease: Number(ease) }
    }
  }
  if (about !== 'decision') return { text: kept(text, longestNote) }
  const parts = text.split(/\s*[,;]\s*/)
  const due = parts.map((part) => readDay(part, desk)).find((read) => read?.kind === 'day')
  const rest = parts.filter((part) => readDay(part, desk) === undefined)
  const last = rest.length > 1 ? rest.at(-1) : undefined
  const isName = last !== undefined && last.split(/\s+/).length <= 3
  return {
    text: kept((isName ? rest.slice(0, -1) : rest).join(', '), longestNote),
    ...(isName ? { owner: desk.owner(last) } : {}),
    ...(due?.kind === 'day' ? { due: due.day } : {}),
  }
}

/** "risiko: lonjakan 9.9, tindakan: paruh waktu 4 malam, pj Dina, peluang 3, dampak 2". */
export function noteRisk(desk: Desk, text: string): SkillOutcome {
  const [first = '', ...others] = text.split(/\s*[,;]\s*/)
  const values: { -readonly [Field in keyof RiskValues]?: RiskValues[Field] } = {}
  const rest = [first]
  for (const part of others) {
    const [, label = '', value = ''] =
      /^(tindakan|respons|aksi|response|action|tanda|sign|pj|pic|pemilik|owner|peluang|likelihood|dampak|impact)\b\s*:?\s*(.+)$/iu.exec(
        part,
      ) ?? []
    const scale = Number(value)
    const isScale = Number.isInteger(scale) && scale >= 1 && scale <= 3
    switch (label.toLowerCase()) {
      case 'peluang':
      case 'likelihood':
        if (isScale) values.likelihood = scale
        break
      case 'dampak':
      case 'impact':
        if (isScale) values.impact = scale
        break
      case 'tanda':
      case 'sign':
        values.sign = kept(value, 200)
        break
      case 'pj':
      case 'pic':
      case 'pemilik':
      case 'owner':
        values.owner = desk.owner(value)
        break
      case '':
        if (values.response === undefined) values.response = kept(part)
        else rest.push(part)
        break
      default:
        values.response = kept(value)
    }
  }
  const risk = { ...values, text: kept(rest.join(', ')) }
  if (risk.text === '') return desk.tell('note-asked')
  const number = nextNumber(desk.programme, 'risks')
  const line = desk.say('risk-noted', { number, text: escapeMarkdown(risk.text) })
  const tail =
    risk.response === undefined
      ? desk.say('hint-risk')
      : desk.say('risk-response', { text: escapeMarkdown(risk.response) })
  return desk.change([{ kind: 'risk-noted', values: { risk: number, values: risk } }], [{ text: `${line}\n${tail}` }])
}
