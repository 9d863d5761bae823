import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { keepsOwnStreams } from '../../people/keeping/own-streams.ts'
import { practiseStream } from './history.ts'
import { type PractiseParts, practiseSkill, sayIn, told } from './practise-parts.ts'
import { quizFlow } from './quiz.ts'
import { createQuizTurns } from './quiz-turns.ts'
import { createRateTurns } from './rate-turns.ts'
import type { PractiseWish } from './read-wish.ts'
import { rolePlayFlow } from './role-play-flow.ts'
import { createRolePlayTurns } from './role-play-turns.ts'
import { teachBackFlow } from './teach-back.ts'
import { createTeachBackTurns } from './teach-back-turns.ts'
import { tellScore } from './tell-score.ts'

const shortQuiz = 5

/** The practice partner: a difficult customer, a quiz, and a rating of one's own reply. By rules that see words alone. */
export function createPractiseSkill(parts: PractiseParts): Skill {
  const { readWish, phrases } = parts
  const rolePlay = createRolePlayTurns(parts)
  const quiz = createQuizTurns(parts)
  const teachBack = createTeachBackTurns(parts)
  const { rate } = createRateTurns(parts)
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'latihan',
      en: 'practice',
      also: ['practise', 'kuis', 'quiz'],
      describe: (language) => sayIn(phrases, language).say('command-practise'),
    },
  ]

  return {
    name: practiseSkill,
    keepers: [keepsOwnStreams('practice', 'practise:', ({ accounts }) => accounts.map(practiseStream))],
    commands,
    help: (language) => [sayIn(phrases, language).say('help-practise')],
    doings: { score: (context) => tellScore(parts, context) },
    claim(context) {
      const { message, command, flow, lastSkill } = context
      const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })
      if (message.pick) return claimPick(context)
      const wish = readWish(command ? command.rest : message.text)
      if (command) return owns(() => (wish ? grant(wish, context) : menu(context.language)))
      if (wish && !(flow && wish.kind === 'quiz' && message.text.length < 3))
        return { ...owns(() => grant(wish, context)), ...(flow ? {} : { serves: 'practice' as const }) }
      const isNear = flow !== undefined || lastSkill === practiseSkill
      const why = isNear && flow?.name !== rolePlayFlow ? quiz.claimWhy(context) : undefined
      if (why) return why
      if (flow?.name === rolePlayFlow) return rolePlay.claim(context)
      if (flow?.name === quizFlow) return quiz.claim(context)
      if (flow?.name === teachBackFlow) return teachBack.claim(context)
      return isNear ? rolePlay.steer(context) : undefined
    },
    end(context) {
      if (!parts.steer.closing(context.message.text)?.ends) return undefined
      if (context.flow?.name === rolePlayFlow) return rolePlay.end(context)
      return context.flow?.name === quizFlow ? quiz.end(context) : undefined
    },
    resume({ language, flow }) {
      const { say } = sayIn(phrases, language)
      if (flow.name === teachBackFlow) return { text: say('resume-teach-back') }
      return { text: say(flow.name === quizFlow ? 'resume-quiz' : 'resume-role-play') }
    },
  }

  function claimPick(context: TurnContext): Claim | undefined {
    const { act, value } = context.message.pick ?? { act: '', value: '' }
    const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })
    if (act === 'role-play') return owns(() => rolePlay.start(value, context))
    if (act === 'harder') return owns(() => rolePlay.start(value, context, { isHarder: true }))
    if (act === 'quiz') return owns(() => quiz.start(shortQuiz, context))
    if (act === 'rate') return owns(() => rate('', '', context))
    if (act === 'answer') return owns(() => quiz.answer(value, context))
    if (act === 'teach') return owns(() => teachBack.ask(value, context.language))
    return undefined
  }

  function grant(wish: PractiseWish, context: TurnContext): SkillOutcome | Promise<SkillOutcome> {
    switch (wish.kind) {
      case 'role-play':
        return rolePlay.start(wish.about, context, wish)
      case 'quiz':
        return quiz.start(wish.count, context)
      case 'rate':
        return rate(wish.reply, wish.customer, context)
      case 'teach-back':
        return teachBack.askAbout(wish.about, context.language)
      case 'menu':
        return menu(context.language)
    }
  }

  function menu(language: Language): SkillOutcome {
    const { say, choice } = sayIn(phrases, language)
    return told(say('menu'), [
      choice('choice-role-play', 'role-play'),
      choice('choice-quiz', 'quiz'),
      choice('choice-rate', 'rate'),
      choice('choice-teach-back', 'teach'),
    ])
  }
}
