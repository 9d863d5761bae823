import type { CommandReader, ReadCommand, UsedCommand } from './commands.ts'
import type { DoingReader } from './doings.ts'
import type { FlowWord } from './flow-words.ts'
import type { Claim, Skill, TurnContext } from './skill.ts'

/** A message in the hands of the skill that answers it. */
export type Routed = {
  readonly skill: Skill
  readonly claim: Claim
  /** Who claimed it and how strongly, where several were asked. */
  readonly considered?: readonly string[]
}

/** What the conversation itself takes: out of the flow at hand, or a choice that nobody knows any more. */
export type Route = Routed | 'leave-flow' | 'stale'

/** A message whose claims are weighed. */
export type Weighed = { readonly text: string; readonly lastSkill: string | undefined }

/** Of the claims that may be mistaken those that hold. */
export type Arbiter = (claims: readonly Routed[], message: Weighed) => readonly Routed[]

export type RouteParts = {
  readonly skills: readonly Skill[]
  readonly arbitrate: Arbiter
  readonly commands: CommandReader
  readonly readFlowWord: (text: string) => FlowWord | undefined
  readonly readDoing: DoingReader
}

/** The skill whose flow the person is on, and how a skill sees the turn. */
export type RouteRequest = {
  readonly message: TurnContext['message']
  readonly flowSkill: string | undefined
  /** Which skill answered last. */
  readonly lastSkill: string | undefined
  contextFor(skill: Skill, used?: { command?: UsedCommand; flowWord?: Exclude<FlowWord, 'cancel'> }): TurnContext
}

/** Finds whose message it is; the order is told at `Skill.claim`. */
export async function route(request: RouteRequest, parts: RouteParts): Promise<Route> {
  const { message, contextFor } = request
  const named = message.pick?.skill ?? message.due?.skill
  if (named !== undefined) return (await claimBy(named)) ?? 'stale'

  const used = parts.commands.read(message.text)
  const flowWord =
    request.flowSkill === undefined ? undefined : parts.readFlowWord(used ? `${used.command.name}` : message.text)
  if (flowWord === 'cancel') return (await claimEnd()) ?? 'leave-flow'
  if (used) {
    const routed = (await claimByLast(used)) ?? (await claimBy(used.skill, { command: used.command }))
    if (routed) return routed
  }
  if (flowWord !== undefined && request.flowSkill !== undefined) {
    const routed = await claimBy(request.flowSkill, { flowWord })
    if (routed) return routed
  }
  return strongest(await claims())

  async function claimBy(name: string, use: Parameters<typeof contextFor>[1] = {}): Promise<Routed | undefined> {
    // One thing may stand in several places, and is asked in each.
    for (const skill of parts.skills.filter((one) => one.name === name)) {
      const claim = await skill.claim(contextFor(skill, use))
      if (claim) return { skill, claim }
    }
    return undefined
  }

  /** Leaving what is on may end it with more than a word of leaving. */
  async function claimEnd(): Promise<Routed | undefined> {
    const skill = parts.skills.find(({ name, end }) => name === request.flowSkill && end)
    const claim = skill?.end?.(contextFor(skill))
    return skill && claim && { skill, claim }
  }

  async function claimByLast({ skill, declared }: ReadCommand): Promise<Routed | undefined> {
    const { lastSkill } = request
    if (!declared.isAboutLastAnswer || lastSkill === undefined || lastSkill === skill) return undefined
    const routed = await claimBy(lastSkill)
    return routed?.claim.strength === 'owns' ? routed : undefined
  }

  /** In order, up to the first that surely owns the message. */
  async function claims(): Promise<readonly Routed[]> {
    const made: Routed[] = []
    const ahead = leading(parts.skills)
    for (const [at, skill] of parts.skills.entries()) {
      const done = at === ahead ? await claimDoing() : undefined
      const claim = done === undefined || mayBeMistaken(done) ? await skill.claim(contextFor(skill)) : undefined
      const own = [...(done ? [done] : []), ...(claim ? [{ skill, claim }] : [])]
      made.push(...own)
      if (own.some((one) => one.claim.strength === 'owns' && !mayBeMistaken(one))) break
    }
    return made
  }

  /** What was said in one's own words to be done with what some skill keeps, in that skill's name. */
  async function claimDoing(): Promise<Routed | undefined> {
    // In the middle of a flow what is said is said to it.
    if (request.flowSkill !== undefined || message.kind !== 'said' || message.attachments.length > 0) return undefined
    const isNear = parts.skills.some(({ name, doings }) => name === request.lastSkill && doings !== undefined)
    const at = isNear ? 'near' : request.lastSkill === undefined ? 'first' : 'elsewhere'
    const read = await parts.readDoing(message, at)
    if (!read) return undefined
    // A sentence that one of these skills knows is read as it stands.
    const owners = new Set(parts.skills.filter(({ doings }) => doings !== undefined).map(({ name }) => name))
    for (const skill of parts.skills.filter(({ name }) => owners.has(name))) {
      const claim = await skill.claim(contextFor(skill))
      if (claim?.strength === 'owns') return mayBeMistaken({ claim }) ? undefined : { skill, claim }
    }
    const skill = parts.skills.find(({ doings = {} }) => Object.hasOwn(doings, read.doing))
    const outcome = await skill?.doings?.[read.doing]?.(contextFor(skill))
    if (!skill || !outcome) return undefined
    return {
      skill,
      claim: { strength: 'owns', ...(read.isSure ? {} : { serves: 'programme' }), respond: () => outcome },
    }
  }

  function strongest(made: readonly Routed[]): Routed {
    const first = firstOf(made)
    // Who is on a flow is answered by it, or by whoever is sure.
    const isContested = request.flowSkill === undefined && mayBeMistaken(first)
    const best = isContested ? firstOf(withoutDoubtful(made)) : first
    return { ...best, considered: made.map(({ skill, claim }) => `${skill.name}: ${claim.strength}`) }
  }

  function withoutDoubtful(made: readonly Routed[]): readonly Routed[] {
    const contested = made.filter(mayBeMistaken)
    const held = parts.arbitrate(contested, { text: message.text, lastSkill: request.lastSkill })
    return made.filter((one) => !contested.includes(one) || held.includes(one))
  }

  function firstOf(made: readonly Routed[]): Routed {
    const first =
      made.find(({ claim }) => claim.strength === 'owns') ??
      made.find(({ skill }) => skill.name === request.flowSkill) ??
      made.find(({ claim }) => claim.strength === 'wants') ??
      made[0]
    if (!first) throw new Error('no skill claims the message: one must take the rest')
    return first
  }
}

/** How many skills stand before the first that has no doings behind one that has: their own sentences are read first. */
function leading(skills: readonly Skill[]): number {
  const first = skills.findIndex(({ doings }) => doings !== undefined)
  return first < 0 ? first : skills.findIndex(({ doings }, at) => at > first && doings === undefined)
}

function mayBeMistaken({ claim }: Pick<Routed, 'claim'>): boolean {
  return claim.serves !== undefined
}
