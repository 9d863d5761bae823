import type { Claim, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { personKey } from '../../domain/message.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { RolePlay } from '../../knowledge/practice/load-practice.ts'
import { practiseStream, readHistory } from './history.ts'
import { readMemory, remembering } from './memory.ts'
import { type PractiseParts, sayIn, told } from './practise-parts.ts'
import type { SceneWord } from './read-wish.ts'
import { beginRolePlay, playTurn, pointsOf, type RolePlayTurn } from './role-play.ts'
import { type RolePlayState, readRolePlayState, rolePlayFlow, rolePlayVersion } from './role-play-flow.ts'

/** A scene that is over. */
type Closed = Pick<RolePlayTurn, 'line' | 'state'> & {
  readonly end: NonNullable<RolePlayTurn['end']> | 'stopped'
}

const fewWords = 6
/** A customer in a chat writes a sentence or two. */
const longestLine = 240

/** What happens in a role-play: it begins, goes on, is steered, and ends with feedback. */
export function createRolePlayTurns(parts: PractiseParts) {
  const { practice, events, phrases, readSceneWord, soundsLikeQuestion, wordsmiths } = parts
  return { start, claim, steer }

  /** `about`: the number of a scene, or words that one is about; without either, the easiest that was not played lately. */
  async function start(about: string, context: TurnContext, { isHarder = false } = {}): Promise<SkillOutcome> {
    const { message, language } = context
    const { rolePlays } = practice()
    const { played } = await readHistory(events, message.person)
    const scene =
      rolePlays.find(({ id }) => id === about) ?? sceneAbout(rolePlays, about) ?? nextScene(rolePlays, played)
    if (!scene) throw new RangeError('there are no scenes to play')
    const { say } = sayIn(phrases, language)
    const { title, place, persona, start: line } = scene
    const text = [
      say('scene', { title, place, persona }),
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
    const word = readSceneWord(message.text)
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
    const word = scene === undefined ? undefined : readSceneWord(context.message.text)
    if (scene === undefined || word === undefined) return undefined
    if (word === 'enough') return { strength: 'wants', respond: () => over(scene, context.language) }
    return {
      strength: 'owns',
      respond: () => start(word === 'next' ? '' : scene, context, { isHarder: word === 'harder' }),
    }
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
      memory: remembering(context.memory, { scene: scene.id }),
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
    const good = marks.filter(({ score }) => score === 2).map((one) => goodLine(one.name, one.quote))
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

/** The scene that suits most words of what somebody wants to practise. */
function sceneAbout(rolePlays: readonly RolePlay[], about: string): RolePlay | undefined {
  const wanted = new Set(wordsIn(about).flatMap((word) => [word, word.replace(/nya$/, '')]))
  const scored = rolePlays.map((scene) => ({ scene, score: scene.about.filter((word) => wanted.has(word)).length }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.scene : undefined
}

/** The easiest that was not played; when all were, the one that was played longest ago. */
function nextScene(rolePlays: readonly RolePlay[], played: readonly string[]): RolePlay | undefined {
  const fresh = rolePlays.filter(({ id }) => !played.includes(id)).toSorted((a, b) => a.level - b.level)
  return fresh[0] ?? rolePlays.toSorted((a, b) => played.lastIndexOf(a.id) - played.lastIndexOf(b.id))[0]
}
