import type { Claim, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { referencesIn, shortSources, toCitation } from '../../knowledge/citing/references.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import type { QuizQuestion } from '../../knowledge/practice/load-practice.ts'
import { markedStretchesOf } from '../../knowledge/statements.ts'
import { readHistory } from './history.ts'
import { readMemory, remembering } from './memory.ts'
import { type PractiseParts, practiseSkill, readingChoice, sayIn, told } from './practise-parts.ts'
import { chooseQuestions, entryBehind, type QuizState, quizEvent, quizFlow, readQuizState } from './quiz.ts'

const letters = ['A', 'B', 'C', 'D'] as const

/** What happens in a quiz: questions are asked, answered, and explained by their entry. */
export function createQuizTurns(parts: PractiseParts) {
  const { practice, knowledge, events, phrases, asksWhy, soundsLikeQuestion, steer } = parts
  return { start, claim, answer, claimWhy, end }

  async function start(count: number, { message, language }: TurnContext): Promise<SkillOutcome> {
    const { answers } = await readHistory(events, message.person)
    const chosen = chooseQuestions(practice().questions, answers, count, message.receivedAtMs)
    const before = language === 'en' ? sayIn(phrases, language).say('quiz-language') : ''
    return ask({ questions: chosen.map(({ id }) => id), at: 0, right: 0, isExplained: false }, before, language)
  }

  /** In a quiz a letter answers; a question passes on to whoever knows. */
  function claim(context: TurnContext): Claim | undefined {
    const { message, language, flowWord } = context
    const closing = steer.closing(message.text)
    if (closing?.ends) return end(context) ?? { strength: 'owns', respond: () => leave(context) }
    if (closing) return { strength: 'owns', respond: () => tellSoFar(context) }
    const letter = steer.letter(message.text)
    if (letter) return { strength: 'owns', respond: () => answer(letter, context) }
    const isPassed = flowWord === 'skip' || flowWord === 'go-on' || steer.passes(message.text)
    if (isPassed) return { strength: 'owns', respond: () => pass(context) }
    if (soundsLikeQuestion(message.text)) return undefined
    return { strength: 'wants', respond: () => told(sayIn(phrases, language).say('quiz-pick')) }
  }

  function answer(letter: string, context: TurnContext): SkillOutcome {
    const { flow, language, message, memory } = context
    const state = flow?.name === quizFlow ? readQuizState(flow.state) : undefined
    const question = questionOf(state?.questions[state.at])
    if (!state || !question) return told(sayIn(phrases, language).say('quiz-over'))
    const isRight = letter === question.answer
    const next = { ...state, at: state.at + 1, right: state.right + (isRight ? 1 : 0), isExplained: false }
    return {
      ...ask(next, sayAnswer(question, isRight, language), language, question),
      events: [quizEvent(message.person, question.id, isRight)],
      memory: remembering(memory, { question: question.id }),
    }
  }

  /** A question that was passed is told; one that only waited behind an explanation is asked now. */
  function pass(context: TurnContext): SkillOutcome {
    const state = stateIn(context)
    if (!state?.isExplained) return answer('', context)
    return ask({ ...state, isExplained: false }, '', context.language)
  }

  function stateIn({ flow }: TurnContext): QuizState | undefined {
    return flow?.name === quizFlow ? readQuizState(flow.state) : undefined
  }

  /** "Ok stop, what's my score?": the quiz as far as it went. Undefined: nothing was answered yet, or no quiz is on. */
  function end(context: TurnContext): Claim | undefined {
    const state = stateIn(context)
    if (!state || state.at === 0) return undefined
    const { say, choice } = sayIn(phrases, context.language)
    const text = say('quiz-stopped', { right: state.right, count: state.at })
    const choices = [choice('choice-more-quiz', 'quiz'), choice('choice-role-play', 'role-play')]
    return { strength: 'owns', respond: () => ({ ...told(text, choices), flow: 'leave' }) }
  }

  function leave({ language }: TurnContext): SkillOutcome {
    return { ...told(sayIn(phrases, language).say('quiz-left')), flow: 'leave' }
  }

  /** "Skorku berapa?" in its middle: so far, and the question that waits. */
  function tellSoFar(context: TurnContext): SkillOutcome {
    const { language } = context
    const state = stateIn(context)
    if (!state) return told(sayIn(phrases, language).say('quiz-over'))
    return ask(state, sayIn(phrases, language).say('quiz-so-far', { right: state.right, count: state.at }), language)
  }

  /** "Kenapa jawabannya itu?", said of the question that was answered last. */
  function claimWhy(context: TurnContext): Claim | undefined {
    const question = asksWhy(context.message.text) ? questionOf(readMemory(context.memory).question) : undefined
    return question && { strength: 'owns', respond: () => explain(question, context) }
  }

  /** Why the answer is right, what the entry behind it says, and the question that waits. */
  function explain(question: QuizQuestion, { flow, language }: TurnContext): SkillOutcome {
    const { say } = sayIn(phrases, language)
    const entry = entryBehind(question, knowledge)?.[language]
    const stretch = entry && (markedStretchesOf(entry.answer)[0] ?? entry.answer)
    const citations =
      entry && stretch
        ? referencesIn(stretch, entry).map((reference) => toCitation(reference, entry.id, knowledge))
        : []
    const waiting = flow?.name === quizFlow ? readQuizState(flow.state) : undefined
    const asked = waiting ? questionText(waiting, language) : undefined
    const blocks = [
      say('quiz-why', {
        question: question.question,
        answer: question.answer,
        text: optionOf(question),
        why: capital(question.why),
      }),
      ...(stretch ? [plainText(stretch)] : []),
      ...(citations.length > 0 ? [`_${say('sources', { names: shortSources(citations, language) })}_`] : []),
      ...(asked ? [asked] : []),
    ]
    const reading = entry ? readingChoice(entry.id, parts, language) : []
    return {
      replies: [{ text: blocks.join('\n\n'), citations, choices: [...(asked ? letterChoices() : []), ...reading] }],
      ...(waiting ? { flow: { name: quizFlow, version: 1, state: { ...waiting, isExplained: true } } } : {}),
      ...(entry ? { topic: entry.id } : {}),
    }
  }

  function sayAnswer(question: QuizQuestion, isRight: boolean, language: Language): string {
    const { answer: right, why } = question
    return sayIn(phrases, language).say(isRight ? 'quiz-right' : 'quiz-wrong', {
      answer: right,
      text: optionOf(question),
      why: capital(why),
    })
  }

  function ask(state: QuizState, before: string, language: Language, answered?: QuizQuestion): SkillOutcome {
    const { say, choice } = sayIn(phrases, language)
    const entry = answered && entryBehind(answered, knowledge)
    const reading = entry ? readingChoice(entry.id.id, parts, language) : []
    const lead = before === '' ? [] : [before]
    const asked = questionText(state, language)
    if (asked === undefined) {
      const result = say('quiz-result', { right: state.right, count: state.questions.length })
      const choices = [...reading, choice('choice-more-quiz', 'quiz'), choice('choice-role-play', 'role-play')]
      return { ...told([...lead, result].join('\n\n'), choices), flow: 'leave' }
    }
    return {
      ...told([...lead, asked].join('\n\n'), [...letterChoices(), ...reading]),
      flow: { name: quizFlow, version: 1, state },
    }
  }

  function questionText({ questions, at }: QuizState, language: Language): string | undefined {
    const question = questionOf(questions[at])
    if (!question) return undefined
    const [a = '', b = '', c = '', d = ''] = question.options
    const values = { number: at + 1, count: questions.length, question: question.question, a, b, c, d }
    return sayIn(phrases, language).say('quiz-question', values)
  }

  function questionOf(id: string | undefined): QuizQuestion | undefined {
    return practice().questions.find((question) => question.id === id)
  }
}

function letterChoices() {
  return letters.map((letter) => ({ pick: { skill: practiseSkill, act: 'answer', value: letter }, label: letter }))
}

function optionOf({ answer, options }: QuizQuestion): string {
  // The sentence around it has its own full stop.
  return (options[letters.indexOf(answer)] ?? '').replace(/\."$/, '"')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
