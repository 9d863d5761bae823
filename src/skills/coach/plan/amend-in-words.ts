import type { SkillOutcome } from '../../../conversation/skill.ts'
import { alternatives } from '../../../domain/alternatives.ts'
import { placeOfWord } from '../../../domain/number-words.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import { type Plan, planDays } from '../../../programme/plan/plan.ts'
import type { Desk } from '../desk.ts'
import { addAction } from '../work/actions.ts'
import { acceptPlan } from './accept.ts'
import { actionsIn, draftPlan } from './draft.ts'

const keeps = /(?:catat|simpan|simpen|pakai|pake|masukin|save|keep|record)/iu

/** What is said of single actions of a draft, of who carries them, how many, from when. Undefined: none of that. */
export function amendPlanInWords(desk: Desk, plan: Plan): SkillOutcome | undefined {
  const { text } = desk
  const single = keepOne(desk, plan)
  if (single) return single
  const owners = ownersIn(desk, text)
  const most = countIn(desk, text)
  const shown = actionsOf(desk, plan)
  const named: Plan = {
    ...plan,
    ...(owners.length > 1
      ? { owners: [...owners] }
      : owners.length === 1 && owners[0] !== undefined
        ? { owner: owners[0], owners: undefined }
        : {}),
    ...(most === undefined ? {} : { most }),
  }
  if (
    keeps.test(text) &&
    (owners.length > 0 || /(?:ketiganya|semuanya|keduanya|all of them|them all|semua)/iu.test(text))
  )
    return acceptPlan(desk, named)
  const start = startIn(desk, text)
  if (start !== undefined) {
    const begun: Plan = { ...named, start, due: undefined }
    const { due } = planDays(begun, desk.today)
    return draftPlan(
      desk,
      begun,
      desk.say('draft-days', {
        start: sayDay(start, desk.language),
        due: sayDay(due, desk.language),
        days: plan.days ?? (plan.weeks ?? 12) * 7,
      }),
    )
  }
  const changed = withChanges(desk, named, shown)
  if (changed) return draftPlan(desk, changed, desk.say('draft-amended'))
  const without = withoutNamed(text, named, shown)
  if (without) return draftPlan(desk, without, desk.say('draft-amended'))
  if (owners.length > 0 || most !== undefined) return draftPlan(desk, named, desk.say('draft-amended'))
  return desk.parts.lead.has(text, 'shares')
    ? desk.propose({ kind: 'plan', plan }, desk.say('draft-who'), [])
    : undefined
}

/** "Simpan langkah pertama sebagai tugas untuk Pak Hendra, tenggat 14 Desember": one action of the draft is noted, with whose and by when. */
function keepOne(desk: Desk, plan: Plan): SkillOutcome | undefined {
  const { text, parts } = desk
  if (!keeps.test(text)) return undefined
  const [, place = '', behind = ''] =
    /(?<!\p{L})(?:langkah|aksi|tindakan|yang|yg|the|step|action)\s+(?:ke-?\s?)?(pertama|kedua|ketiga|keempat|first|second|third|fourth|last|terakhir|\d)(?:\s+(?:one|step|action))?(?!\p{L})([\s\S]*)$/iu.exec(
      text,
    ) ?? []
  const isLast = /^(?:terakhir|last)$/iu.test(place)
  const at = isLast ? -1 : (placeOfWord[place.toLowerCase()] ?? Number(place))
  const what = place === '' ? undefined : at < 0 ? actionsOf(desk, plan).at(at) : actionsOf(desk, plan)[at - 1]
  if (what === undefined) return undefined
  const [, who] =
    /(?<!\p{L})(?:untuk|buat|oleh|ke|for|to|pj|pic|owner|pemiliknya)\s+:?\s*((?:(?:[Pp]ak|[Bb]u|[Ii]bu|[Bb]apak|[Mm]as|[Mm]bak|[Kk]ak)\s+)?\p{Lu}[\p{L}.']{1,20}(?:\s+\p{Lu}[\p{L}.']{1,20}){0,2})/u.exec(
      behind,
    ) ?? []
  const date = parts.knowledge.dates.read(behind, { today: desk.today })
  const by = date?.kind === 'day' ? [behind.slice(date.start, date.end)] : []
  return addAction(desk, [what.replace(/[,;]/g, ''), ...by, ...(who === undefined ? [] : [who])].join(', '))
}

function actionsOf(desk: Desk, plan: Plan): readonly string[] {
  const business = desk.parts.knowledge.businesses.find(({ id }) => id === plan.business)
  return business ? actionsIn(desk, plan, business).map(({ what }) => what) : []
}

/** "PIC-nya Pak Jajang, Mbak Lilis sama saya". */
function ownersIn({ parts, owner }: Desk, text: string): readonly string[] {
  const [, said] =
    new RegExp(
      String.raw`(?<![\p{L}])(?:${alternatives([...parts.knowledge.words.owner, 'yang pegang', 'yang ngerjain', 'orangnya', 'owners are', 'owners', 'penanggung jawabnya'])})(?:-?nya)?\s*:?\s+([^.;?\n]+)`,
      'iu',
    ).exec(text) ?? []
  if (said === undefined) return []
  const names = said
    .split(/\s*(?:,|&|\s(?:dan|sama|serta|and|karo)\s)\s*/u)
    .map((name) => name.trim().replace(/\s+(?:aja|saja|ya|dong)$/iu, ''))
  return names
    .filter((name) => name !== '' && name.split(/\s+/).length <= 3 && /\p{L}/u.test(name) && !/\d/.test(name))
    .map((name) => owner(name).name)
}

/** "Cukup tiga tindakan saja". */
function countIn({ parts }: Desk, text: string): number | undefined {
  const { numbers } = parts.knowledge.planWords
  const [, said] =
    new RegExp(
      String.raw`(?:cukup|maksimal|paling banyak|hanya|cuma|only|just|at most|keep it to)\s+(\d{1,2}|${Object.keys(numbers).join('|')})\s+(?:tindakan|aksi|langkah|kegiatan|actions?|steps?|things)`,
      'iu',
    ).exec(text) ?? []
  if (said === undefined) return undefined
  const count = numbers[said.toLowerCase()] ?? Number(said)
  return count >= 1 && count <= 8 ? count : undefined
}

/** "Hari ke-1 dimulai 1 September 2026". */
function startIn({ parts, today }: Desk, text: string): string | undefined {
  if (!/(?:dimulai|mulai|mulainya|hari ke-?\s?1|starts?|starting|day 1|day one)/iu.test(text)) return undefined
  const read = parts.knowledge.dates.read(text.replace(/hari ke-?\s?1/iu, ' '), { today })
  return read?.kind === 'day' ? read.day : undefined
}

/** "Yang kedua kelamaan, bikin jadi seminggu": another day for one of them, or one less. */
function withChanges(desk: Desk, plan: Plan, shown: readonly string[]): Plan | undefined {
  const changes = desk.parts.readChanges(desk.text) ?? []
  let next: Plan | undefined
  for (const { meant, wanted } of changes) {
    const places = meant.kind === 'place' ? [meant.place] : meant.kind === 'numbers' ? meant.numbers : []
    for (const place of places) {
      const what = place < 0 ? shown.at(place) : shown[place - 1]
      if (what === undefined) continue
      const base = next ?? plan
      if (wanted.kind === 'dropped')
        next = { ...base, removed: [...base.removed, what], added: base.added.filter((each) => each !== what) }
      if (wanted.kind !== 'due') continue
      const { dates } = desk.parts.knowledge
      const read =
        dates.readWhole(wanted.said, { today: desk.today }) ??
        dates.readWhole(`${wanted.said} lagi`, { today: desk.today })
      if (read?.kind === 'day') next = { ...base, dueOf: { ...base.dueOf, [what]: read.day } }
    }
  }
  return next
}

/** "Lewati tahap pelatihan": the action that has these words is left out, or it is said that there is none. */
function withoutNamed(text: string, plan: Plan, shown: readonly string[]): Plan | undefined {
  const [, said] =
    /^(?:tolong\s+|mohon\s+)?(?:lewati|lewatin|skip|tanpa|buang|coret)\s+(?:tahap|bagian|aksi|langkah|the)?\s*([\p{L} ]{4,40})/iu.exec(
      text.trim(),
    ) ?? []
  if (said === undefined) return undefined
  const words = said
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 4)
  const found = shown.filter((what) => words.some((word) => what.toLowerCase().includes(word.slice(0, 6))))
  return words.length === 0 ? undefined : { ...plan, removed: [...plan.removed, ...found] }
}
