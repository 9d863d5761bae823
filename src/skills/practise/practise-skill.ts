import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { personKey } from '../../domain/message.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type {
  CriterionName,
  Practice,
  QuizQuestion,
  RolePlay,
  TeachBackStep,
} from '../../knowledge/practice/load-practice.ts'
import { keepsOwnStreams } from '../../people/keeping/own-streams.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { judge } from '../../rubric/judge.ts'
import { practiseStream, readHistory } from './history.ts'
import type { PractisePhraseKey } from './practise-phrases.ts'
import { chooseQuestions, entryBehind, type QuizState, quizEvent, quizFlow, readQuizState } from './quiz.ts'
import type { EnoughReader, WishReader } from './read-wish.ts'
import { beginRolePlay, playTurn, pointsOf, type RolePlayState, type RolePlayTurn } from './role-play.ts'
import { readRolePlayState, rolePlayFlow } from './role-play-flow.ts'
import { checkExplanation, readTeachBackState, stepIn, teachBackFlow, teachBackVersion } from './teach-back.ts'

export type PractiseParts = {
  /** Read when somebody first practises. */
  readonly practice: () => Practice
  readonly knowledge: Knowledge
  readonly events: ReadableEvents
  readonly readWish: WishReader
  readonly hasEnough: EnoughReader
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly phrases: Phrases<PractisePhraseKey>
}

export const practiseSkill = 'practise'

/** A scene that is over. */
type Closed = Pick<RolePlayTurn, 'line' | 'state'> & {
  readonly end: NonNullable<RolePlayTurn['end']> | 'stopped'
}

/** What a reply to a customer is rated by when nothing of the case is known. */
const generalCriteria = (['acknowledge', 'own', 'deadline', 'honest', 'close'] as const).map((name) => ({
  name,
  words: [],
}))

/** The practice partner: a difficult customer, a quiz, and a rating of one's own reply. By rules that see words alone. */
export function createPractiseSkill(parts: PractiseParts): Skill {
  const { practice, knowledge, events, readWish, hasEnough, soundsLikeQuestion, phrases } = parts
  const say = (language: Language, key: PractisePhraseKey, values?: Readonly<Record<string, string | number>>) =>
    phrases.say(language, key, values)
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'latihan',
      en: 'practice',
      also: ['practise', 'kuis', 'quiz'],
      describe: (language) => say(language, 'command-practise'),
    },
  ]

  return {
    name: practiseSkill,
    keepers: [keepsOwnStreams('practice', 'practise:', ({ accounts }) => accounts.map(practiseStream))],
    commands,
    help: (language) => [say(language, 'help-practise')],
    claim(context) {
      const { message, command, flow } = context
      const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })
      if (message.pick) return claimPick(context)
      const wish = readWish(command ? command.rest : message.text)
      if (command) return owns(() => (wish ? grant(wish, context) : menu(context.language)))
      if (wish && !(flow && wish.kind === 'quiz' && message.text.length < 3)) return owns(() => grant(wish, context))
      if (flow?.name === rolePlayFlow) return claimReply(context)
      if (flow?.name === quizFlow) return claimAnswer(context)
      if (flow?.name === teachBackFlow) return claimExplanation(context)
      return undefined
    },
    resume({ language, flow }) {
      if (flow.name === teachBackFlow) return { text: say(language, 'resume-teach-back') }
      return { text: say(language, flow.name === quizFlow ? 'resume-quiz' : 'resume-role-play') }
    },
  }

  function claimPick(context: TurnContext): Claim | undefined {
    const { act, value } = context.message.pick ?? { act: '', value: '' }
    const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })
    if (act === 'role-play') return owns(() => startRolePlay(value, context))
    if (act === 'quiz') return owns(() => startQuiz(5, context))
    if (act === 'rate') return owns(() => told(say(context.language, 'rate-ask')))
    if (act === 'answer') return owns(() => answerQuiz(value, context))
    if (act === 'teach') return owns(() => askExplanation(value, context.language))
    return undefined
  }

  function grant(
    wish: NonNullable<ReturnType<WishReader>>,
    context: TurnContext,
  ): SkillOutcome | Promise<SkillOutcome> {
    switch (wish.kind) {
      case 'role-play':
        return startRolePlay(wish.about, context)
      case 'quiz':
        return startQuiz(wish.count, context)
      case 'rate':
        return rate(wish.reply, context.language)
      case 'teach-back':
        return askExplanation(stepIn(wish.about, practice().steps)?.id ?? '', context.language)
      case 'menu':
        return menu(context.language)
    }
  }

  function menu(language: Language): SkillOutcome {
    return told(say(language, 'menu'), [
      choice(language, 'choice-role-play', 'role-play'),
      choice(language, 'choice-quiz', 'quiz'),
      choice(language, 'choice-rate', 'rate'),
      choice(language, 'choice-teach-back', 'teach'),
    ])
  }

  function told(text: string, choices: readonly Choice[] = []): SkillOutcome {
    return { replies: [{ text, ...(choices.length > 0 ? { choices } : {}) }] }
  }

  function choice(language: Language, key: PractisePhraseKey, act: string, value = ''): Choice {
    return { pick: { skill: practiseSkill, act, value }, label: say(language, key) }
  }

  /** `about`: the number of a scene, or words that one is about; without either, one that was not played lately. */
  async function startRolePlay(about: string, { message, language }: TurnContext): Promise<SkillOutcome> {
    const { rolePlays } = practice()
    const { played } = await readHistory(events, message.person)
    const named = rolePlays.find(({ id }) => id === about) ?? bestAbout(rolePlays, about)
    const scene =
      named ?? rolePlays.find(({ id }) => !played.includes(id)) ?? rolePlays[played.length % rolePlays.length]
    if (!scene) return menu(language)
    const { title, place, persona, start } = scene
    const text = [
      say(language, 'scene', { title, place, persona }),
      say(language, 'customer', { line: start }),
      say(language, 'how-to-stop'),
    ].join('\n\n')
    return { ...told(text), flow: { name: rolePlayFlow, version: 1, state: beginRolePlay(scene) } }
  }

  /** What is said in a scene is for the customer, unless it plainly asks Prima something. */
  function claimReply(context: TurnContext): Claim | undefined {
    const { message, flow, flowWord } = context
    const state = readRolePlayState(flow?.state)
    const scene = state && practice().rolePlays.find(({ id }) => id === state.scenario)
    if (!state || !scene || flowWord === 'back' || asksForMeaning.test(message.text)) return undefined
    if (flowWord === 'again') return { strength: 'owns', respond: () => startRolePlay(scene.id, context) }
    if (flowWord === 'skip') return { strength: 'owns', respond: () => startRolePlay('', context) }
    if (hasEnough(message.text)) return { strength: 'owns', respond: () => finish(scene, state, context) }
    return { strength: 'wants', respond: () => reply(scene, state, message.text, context) }
  }

  function reply(scene: RolePlay, state: RolePlayState, text: string, context: TurnContext): SkillOutcome {
    const { language } = context
    const turn = playTurn(state, text, scene, practice().rules)
    if (turn.end === undefined) {
      return {
        ...told(say(language, 'customer', { line: turn.line })),
        flow: { name: rolePlayFlow, version: 1, state: turn.state },
      }
    }
    return close(scene, { ...turn, end: turn.end }, context)
  }

  /** Whoever stops hears how it went as far as it went; before the first reply there is nothing to say. */
  function finish(scene: RolePlay, state: RolePlayState, context: TurnContext): SkillOutcome {
    if (state.turns === 0) return { ...told(say(context.language, 'nothing-said')), flow: 'leave' }
    return close(scene, { line: '', end: 'stopped', state }, context)
  }

  function close(scene: RolePlay, turn: Closed, { language, message }: TurnContext): SkillOutcome {
    const points = pointsOf(turn.state)
    return {
      replies: [feedback(scene, turn, points, language)],
      flow: 'leave',
      events: [
        {
          stream: practiseStream(message.person),
          kind: 'role-played',
          data: { person: personKey(message.person), scene: scene.id, points },
        },
      ],
    }
  }

  function feedback(scene: RolePlay, { line, end, state }: Closed, points: number, language: Language): ReplyDraft {
    const marks = scene.criteria.map(({ name }) => ({ name, score: 0, quote: '', ...state.best[name] }))
    const good = marks.filter(({ score }) => score === 2).map((one) => goodLine(one.name, one.quote, language))
    const missing = marks.filter(({ score }) => score < 2).map(({ name }) => missingLine(name, language))
    const blocks = [
      say(language, `ended-${end}`, { line }),
      say(language, 'result', { points }),
      ...(good.length > 0 ? [say(language, 'good', { list: good.join('\n') })] : []),
      ...(missing.length > 0 ? [say(language, 'missing', { list: missing.join('\n') })] : []),
      ...(state.bans > 0 ? [say(language, 'banned', { count: state.bans })] : []),
      say(language, 'better', { good: scene.good }),
      say(language, 'rules-only'),
    ]
    return {
      text: blocks.join('\n\n'),
      choices: [
        choice(language, 'choice-again', 'role-play', scene.id),
        choice(language, 'choice-next', 'role-play'),
        choice(language, 'choice-quiz', 'quiz'),
      ],
      audience: 'asker',
    }
  }

  function goodLine(name: CriterionName, quote: string, language: Language): string {
    return `- ${say(language, `criterion-${name}`)}${quote === '' ? '' : ` (“${quote}”)`}`
  }

  function missingLine(name: CriterionName, language: Language): string {
    return `- ${say(language, `criterion-${name}`)}: ${say(language, `tip-${name}`)}`
  }

  function rate(text: string, language: Language): SkillOutcome {
    if (text === '') return told(say(language, 'rate-ask'))
    const { marks, banned } = judge(text, generalCriteria, practice().rules)
    const list = [...marks].map(([name, { score, quote }]) => ({ name, score, quote }))
    // Without a case nothing can be named: the acknowledging word is all there is to see.
    const isGood = ({ name, score }: { name: CriterionName; score: number }) =>
      score === 2 || (name === 'acknowledge' && score === 1)
    const points = list.reduce((sum, one) => sum + (isGood(one) ? 2 : one.score), 0) - (banned.length > 0 ? 2 : 0)
    const good = list.filter(isGood).map(({ name, quote }) => goodLine(name, quote, language))
    const missing = list.filter((one) => !isGood(one)).map(({ name }) => missingLine(name, language))
    const blocks = [
      say(language, 'rate-result', { points: Math.max(0, points), most: list.length * 2 }),
      ...(good.length > 0 ? [say(language, 'good', { list: good.join('\n') })] : []),
      ...(missing.length > 0 ? [say(language, 'missing', { list: missing.join('\n') })] : []),
      ...(banned.length > 0 ? [say(language, 'banned', { count: 1 })] : []),
      ...(missing.length > 0 ? [say(language, 'rate-rewrite', { rewrite: say(language, 'rewrite') })] : []),
      say(language, 'rules-only'),
    ]
    return { replies: [{ text: blocks.join('\n\n'), audience: 'asker' }] }
  }

  /** `id`: of a step; unknown or empty is the first. */
  function askExplanation(id: string, language: Language): SkillOutcome {
    const { steps } = practice()
    const step = steps.find((one) => one.id === id) ?? steps[0]
    if (!step) return menu(language)
    return {
      ...told(say(language, 'teach-ask', { title: step.title[language] })),
      flow: { name: teachBackFlow, version: teachBackVersion, state: { step: step.id } },
    }
  }

  /** What is said while a step waits to be explained is the explanation, unless it plainly asks something. */
  function claimExplanation(context: TurnContext): Claim | undefined {
    const { message, flow, flowWord, language } = context
    const { steps } = practice()
    const at = steps.findIndex(({ id }) => id === readTeachBackState(flow?.state))
    const step = steps[at]
    if (!step || flowWord === 'back' || asksForMeaning.test(message.text)) return undefined
    const next = steps[at + 1]?.id ?? steps[0]?.id ?? ''
    if (flowWord === 'skip') return { strength: 'owns', respond: () => askExplanation(next, language) }
    if (flowWord !== undefined || soundsLikeQuestion(message.text)) return undefined
    return { strength: 'wants', respond: () => answerExplanation(message.text, step, next, language) }
  }

  function answerExplanation(text: string, step: TeachBackStep, next: string, language: Language): SkillOutcome {
    const { found, missing } = checkExplanation(text, step, language)
    const list = (points: readonly string[]) => points.map((point) => `- ${point}`).join('\n')
    const blocks = [
      ...(found.length > 0
        ? [say(language, 'teach-found', { count: found.length, of: step.points.length, list: list(found) })]
        : [say(language, 'teach-none')]),
      ...(missing.length > 0
        ? [say(language, 'teach-missing', { list: list(missing) })]
        : [say(language, 'teach-all')]),
      say(language, 'teach-rules'),
    ]
    const entry = knowledge.entries.get(step.entry)
    const reading = entry
      ? [
          {
            pick: entryChoice('ask', step.entry),
            label: say(language, 'choice-read', { title: entry[language].title }).slice(0, 60),
          },
        ]
      : []
    const choices = [
      ...(missing.length > 0 ? [choice(language, 'choice-again', 'teach', step.id)] : []),
      choice(language, 'choice-next-step', 'teach', next),
      ...reading,
    ]
    return { replies: [{ text: blocks.join('\n\n'), choices, audience: 'asker' }], flow: 'leave' }
  }

  async function startQuiz(count: number, context: TurnContext): Promise<SkillOutcome> {
    const { answers } = await readHistory(events, context.message.person)
    const chosen = chooseQuestions(practice().questions, answers, count, context.message.receivedAtMs)
    return askQuiz({ questions: chosen.map(({ id }) => id), at: 0, right: 0 }, '', context.language)
  }

  /** In a quiz a letter answers; a question passes on to whoever knows. */
  function claimAnswer(context: TurnContext): Claim | undefined {
    const { message, language, flowWord } = context
    const letter = /^\s*(?:jawab(?:an)?(?:nya)?\s*)?([a-d])[).!]?\s*$/i.exec(message.text)?.[1]?.toUpperCase()
    if (letter) return { strength: 'owns', respond: () => answerQuiz(letter, context) }
    if (flowWord === 'skip' || flowWord === 'go-on') return { strength: 'owns', respond: () => answerQuiz('', context) }
    if (soundsLikeQuestion(message.text)) return undefined
    return { strength: 'wants', respond: () => told(say(language, 'quiz-pick')) }
  }

  function answerQuiz(letter: string, { flow, language, message }: TurnContext): SkillOutcome {
    const state = flow?.name === quizFlow ? readQuizState(flow.state) : undefined
    const question = practice().questions.find(({ id }) => id === state?.questions[state.at])
    if (!state || !question) return menu(language)
    const isRight = letter === question.answer
    const next = { ...state, at: state.at + 1, right: state.right + (isRight ? 1 : 0) }
    const outcome = askQuiz(next, sayAnswer(question, isRight, language), language, question)
    return { ...outcome, events: [quizEvent(message.person, question.id, isRight)] }
  }

  function sayAnswer({ answer, options, why }: QuizQuestion, isRight: boolean, language: Language): string {
    const text = options['ABCD'.indexOf(answer)] ?? ''
    return say(language, isRight ? 'quiz-right' : 'quiz-wrong', {
      answer,
      text,
      why: why.charAt(0).toUpperCase() + why.slice(1),
    })
  }

  function askQuiz(state: QuizState, before: string, language: Language, answered?: QuizQuestion): SkillOutcome {
    const question = practice().questions.find(({ id }) => id === state.questions[state.at])
    const entry = answered && entryBehind(answered, knowledge)
    const reading: Choice[] = entry
      ? [
          {
            pick: entryChoice('ask', entry.id.id),
            label: say(language, 'choice-read', { title: entry[language].title }).slice(0, 60),
          },
        ]
      : []
    const lead = before === '' ? [] : [before]
    if (!question) {
      const result = say(language, 'quiz-result', { right: state.right, count: state.questions.length })
      const choices = [
        ...reading,
        choice(language, 'choice-more-quiz', 'quiz'),
        choice(language, 'choice-role-play', 'role-play'),
      ]
      return { ...told([...lead, result].join('\n\n'), choices), flow: 'leave' }
    }
    const [a = '', b = '', c = '', d = ''] = question.options
    const asked = say(language, 'quiz-question', {
      number: state.at + 1,
      count: state.questions.length,
      question: question.question,
      a,
      b,
      c,
      d,
    })
    const letters = ['A', 'B', 'C', 'D'].map((letter) => ({
      pick: { skill: practiseSkill, act: 'answer', value: letter },
      label: letter,
    }))
    return {
      ...told([...lead, asked].join('\n\n'), [...letters, ...reading]),
      flow: { name: quizFlow, version: 1, state },
    }
  }
}

/** In a scene an agent asks the customer much, but never what something is. */
const asksForMeaning = /^(?:apa(?:kah)? itu|apa artinya|what is|what's|what does)\b/i

/** The scene that shares most words with what somebody wants to practise. */
function bestAbout(rolePlays: readonly RolePlay[], about: string): RolePlay | undefined {
  const wanted = about
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 3)
  const scored = rolePlays.map((scene) => {
    const text = `${scene.title} ${scene.place} ${scene.persona} ${scene.start}`.toLowerCase()
    return { scene, score: wanted.filter((word) => text.includes(word)).length }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.scene : undefined
}
