import type { Claim, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import { personKey } from '../../domain/message.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import type { CriterionName, PracticeRules, RolePlay } from '../../knowledge/practice/load-practice.ts'
import { first, near, readable } from '../../rubric/signs.ts'
import { practiseStream, readHistory } from './history.ts'
import { readMemory, remembering } from './memory.ts'
import { type PractiseParts, sayIn, told } from './practise-parts.ts'
import type { SceneWord } from './read-wish.ts'
import { beginRolePlay, playTurn, pointsOf, type RolePlayTurn } from './role-play.ts'
import { type RolePlayState, readRolePlayState, rolePlayFlow, rolePlayVersion } from './role-play-flow.ts'
import { tellLacking } from './tell-lacking.ts'

/** A scene that is over. */
type Closed = Pick<RolePlayTurn, 'line' | 'state'> & {
  readonly end: NonNullable<RolePlayTurn['end']> | 'stopped'
}

const fewWords = 6
/** A customer in a chat writes a sentence or two. */
const longestLine = 240

/** What happens in a role-play: it begins, goes on, is steered, and ends with feedback. */
export function createRolePlayTurns(parts: PractiseParts) {
  const { practice, events, phrases, readSceneWord, steer: reader, findScene, soundsLikeQuestion, wordsmiths } = parts
  return { start, claim, steer, end }

  /** `about`: the number of a scene, or words that one is about; without either, the easiest that was not played lately. */
  async function start(about: string, context: TurnContext, { isHarder = false } = {}): Promise<SkillOutcome> {
    const { message, language } = context
    const { played } = await readHistory(events, message.person)
    const found = findScene(about, played, language)
    if (!found) throw new RangeError('there are no scenes to play')
    const { scene, notAbout, isNear } = found
    const { say } = sayIn(phrases, language)
    const { title, place, persona, start: line } = scene
    const text = [
      ...(notAbout === undefined
        ? []
        : [say(isNear ? 'scene-nearest' : 'scene-none', { about: escapeMarkdown(notAbout) })]),
      say('scene', { title, place, persona }),
      ...(scene.language === language ? [] : [say('scene-language')]),
      ...(isHarder ? [say('scene-harder')] : []),
      say('customer', { line }),
      say('how-to-stop'),
    ].join('\n\n')
    return {
      ...told(text),
      flow: { name: rolePlayFlow, version: rolePlayVersion, state: beginRolePlay(scene, isHarder) },
      memory: remembering(context.memory, { scene: scene.id }),
    }
  }

  /** What is said in a scene is for the customer, unless it plainly asks Prima something or steers the scene. */
  function claim(context: TurnContext): Claim | undefined {
    const { message, flow, flowWord } = context
    const state = readRolePlayState(flow?.state)
    const scene = state && practice().rolePlays.find(({ id }) => id === state.scenario)
    if (!state || !scene || flowWord === 'back' || asksForMeaning.test(message.text)) return undefined
    if (flowWord === 'again') return { strength: 'owns', respond: () => start(scene.id, context, state) }
    if (flowWord === 'skip') return { strength: 'owns', respond: () => start('', context) }
    const word = readSceneWord(message.text) ?? (reader.closing(message.text) ? 'enough' : undefined)
    if (word) return { strength: 'owns', respond: () => toWord(word, scene, state, context) }
    // A few kind words are for the customer, though they sound like talk with Prima.
    const isShort = message.text.split(/\s+/).length <= fewWords && !soundsLikeQuestion(message.text)
    return {
      strength: isShort ? 'owns' : 'wants',
      respond: () => reply(scene, state, message.text, context),
    }
  }

  /** After a scene: the same again, a harder one, another. Undefined: nothing of the kind was said. */
  function steer(context: TurnContext): Claim | undefined {
    const { scene } = readMemory(context.memory)
    if (reader.asksLacking(context.message.text)) {
      const lacking = tellLacking(parts, context)
      if (lacking) return { strength: 'owns', respond: () => lacking }
    }
    // Who still speaks to the customer is told that the scene is over.
    if (scene !== undefined && speaksAsAgent(context.message.text, practice().rules))
      return { strength: 'wants', respond: () => over(scene, context.language) }
    const word = scene === undefined ? undefined : readSceneWord(context.message.text)
    if (scene === undefined || word === undefined) return undefined
    if (word === 'enough') return { strength: 'wants', respond: () => over(scene, context.language) }
    return {
      strength: 'owns',
      respond: () => start(word === 'next' ? '' : scene, context, { isHarder: word === 'harder' }),
    }
  }

  /** "Udahan": whoever leaves a scene hears how it went. Undefined: nothing was said in it yet, or no scene is played. */
  function end(context: TurnContext): Claim | undefined {
    const state = readRolePlayState(context.flow?.state)
    const scene = state && practice().rolePlays.find(({ id }) => id === state.scenario)
    if (!state || !scene || state.turns === 0) return undefined
    return { strength: 'owns', respond: () => finish(scene, state, context) }
  }

  function toWord(word: SceneWord, scene: RolePlay, state: RolePlayState, context: TurnContext) {
    if (word === 'enough') return finish(scene, state, context)
    return start(word === 'next' ? '' : scene.id, context, { isHarder: word === 'harder' })
  }

  async function reply(
    scene: RolePlay,
    state: RolePlayState,
    text: string,
    context: TurnContext,
  ): Promise<SkillOutcome> {
    const turn = playTurn(state, text, scene, practice().rules)
    if (turn.end !== undefined) return close(scene, { ...turn, end: turn.end }, context)
    const line = (await inOwnWords(scene, state, turn.line, context)) ?? turn.line
    return {
      ...told(sayIn(phrases, context.language).say('customer', { line })),
      flow: {
        name: rolePlayFlow,
        version: rolePlayVersion,
        state: { ...turn.state, said: [...state.said, line] },
      },
    }
  }

  /** What the rules let the customer say, as this customer would answer this message: a model finds the words. */
  function inOwnWords(
    { place, persona, hidden, language }: RolePlay,
    { said }: RolePlayState,
    line: string,
    { message, model }: TurnContext,
  ): Promise<string | undefined> | undefined {
    return wordsmiths?.customer(
      {
        material: [
          { label: 'scene', text: [place, persona, hidden].join('\n'), from: 'knowledge' },
          { label: 'before', text: said.join('\n'), from: 'person' },
          { label: 'agent', text: message.text, from: 'person' },
          { label: 'line', text: line, from: 'knowledge' },
        ],
        language,
        longest: longestLine,
        isBetter: (wording) => !said.includes(wording),
      },
      model,
    )
  }

  /** Whoever stops hears how it went as far as it went; before the first reply there is nothing to say. */
  function finish(scene: RolePlay, state: RolePlayState, context: TurnContext): SkillOutcome {
    if (state.turns > 0) return close(scene, { line: '', end: 'stopped', state }, context)
    return { ...told(sayIn(phrases, context.language).say('nothing-said')), flow: 'leave' }
  }

  /** Whoever ends what has ended is told what there is next. */
  function over(scene: string, language: Language): SkillOutcome {
    const { say, choice } = sayIn(phrases, language)
    return told(say('scene-over'), [
      choice('choice-again', 'role-play', scene),
      choice('choice-harder', 'harder', scene),
      choice('choice-next', 'role-play'),
    ])
  }

  function close(scene: RolePlay, closed: Closed, context: TurnContext): SkillOutcome {
    const { person } = context.message
    const points = pointsOf(closed.state)
    return {
      replies: [feedback(scene, closed, points, context)],
      flow: 'leave',
      memory: remembering(context.memory, { scene: scene.id, lacked: lackedIn(scene, closed.state) }),
      events: [
        {
          stream: practiseStream(person),
          kind: 'role-played',
          data: { person: personKey(person), scene: scene.id, points },
        },
      ],
    }
  }

  function feedback(
    scene: RolePlay,
    { line, end, state }: Closed,
    points: number,
    { language }: TurnContext,
  ): ReplyDraft {
    const { say, choice, good: goodLine, missing: missingLine, faults } = sayIn(phrases, language)
    const marks = scene.criteria.map(({ name }) => ({ name, score: 0, quote: '', ...state.best[name] }))
    const broken = brokenBy(state)
    const good = marks
      .filter(({ name, score }) => score === 2 && !broken.has(name))
      .map((one) => goodLine(one.name, one.quote))
    const missing = marks.filter(({ score }) => score < 2).map(({ name }) => missingLine(name))
    const blocks = [
      say(`ended-${end}`, { line }),
      say('result', { points }),
      ...(good.length > 0 ? [say('good', { list: good.join('\n') })] : []),
      ...(missing.length > 0 ? [say('missing', { list: missing.join('\n') })] : []),
      ...(state.faults.length > 0 ? [say('faults', { count: state.faulty, list: faults(state.faults) })] : []),
      say('better', { model: scene.model }),
      say('rules-only'),
    ]
    return {
      text: blocks.join('\n\n'),
      choices: [
        choice('choice-again', 'role-play', scene.id),
        choice('choice-harder', 'harder', scene.id),
        choice('choice-next', 'role-play'),
        choice('choice-quiz', 'quiz'),
      ],
      audience: 'asker',
    }
  }
}

/** In a scene an agent asks the customer much, but never what something is. */
export const asksForMeaning = /^(?:apa(?:kah)? itu|apa artinya|what is|what's|what does)\b/i

/** "Baik Kak, saya kirim ulang hari ini": said to a customer, not to Prima. */
function speaksAsAgent(text: string, { self, we, act, addresses }: PracticeRules): boolean {
  const said = readable(text)
  return !text.includes('?') && first(said, addresses) !== undefined && near(said, [...self, ...we], act) !== undefined
}

/** What one message broke no other makes good: whoever promised too much once is not praised for honesty. */
function brokenBy({ faults }: RolePlayState): ReadonlySet<CriterionName> {
  return new Set(
    faults.flatMap(({ name }): readonly CriterionName[] =>
      name === 'promise' || name === 'unlawful' ? ['honest'] : name === 'data' ? ['data'] : [],
    ),
  )
}

/** The criteria of a scene that no message met. */
function lackedIn({ criteria }: RolePlay, { best }: RolePlayState): string[] {
  return criteria.map(({ name }) => name).filter((name) => (best[name]?.score ?? 0) < 2)
}
