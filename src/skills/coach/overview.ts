import type { Overview, OverviewFor } from '../../conversation/overview.ts'
import { stepIds } from '../../programme/steps.ts'
import { type CoachParts, openDesk, progressOn } from './desk.ts'
import { showProgramme } from './show/programme.ts'

/** Where the programme that a person speaks for stands, and the sheet of its next step. */
export async function overviewOf(
  parts: CoachParts,
  { person, language, nowMs }: OverviewFor,
): Promise<Overview | undefined> {
  const message = {
    id: 'overview',
    conversationId: '',
    person,
    kind: 'said',
    text: '',
    attachments: [],
    receivedAtMs: nowMs,
  } as const
  const desk = await openDesk(parts, { message, language, turns: 0, asked: [], memory: undefined })
  if (!desk.speaker.team) return undefined
  const { next } = progressOn(desk)
  const step = parts.knowledge.steps.find(({ id }) => id === next)
  const text = showProgramme(desk)
    .replies.map((reply) => reply.text)
    .join('\n\n')
  return {
    text,
    says: [
      { label: desk.say('choice-go-on'), said: desk.say('said-go-on') },
      { label: desk.say('choice-actions'), said: desk.say('said-actions') },
      { label: desk.say('choice-late'), said: desk.say('said-late') },
    ],
    ...(step && step.fields.length > 0
      ? {
          sheet: {
            title: step.title[language],
            lead: desk.say('said-sheet', { number: stepIds.indexOf(step.id) + 1 }),
            fields: step.fields.map(({ label }) => ({ label: label[language] })),
          },
        }
      : {}),
  }
}
