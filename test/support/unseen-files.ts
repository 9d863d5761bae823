import { afterAll, beforeAll, expect } from 'vitest'
import { readMemory } from '../../src/skills/analyse/memory.ts'
import type { Measure, SurveyResult } from '../../src/skills/analyse/survey/survey-result.ts'
import { type AnalyseStage, createAnalyseStage } from './analyse-stage.ts'

const accountOf = (file: string) => `telegram:u${file.replace(/\W/g, '')}`

/** Files of a folder beside test/skills/analyse/files, each sent by a person of its own. For a whole test file. */
export function useUnseenFiles(folder: string) {
  let stage: AnalyseStage
  beforeAll(async () => {
    stage = await createAnalyseStage()
  })
  afterAll(() => stage.remove())

  async function ask(file: string): Promise<string> {
    return (await stage.send(accountOf(file), `../${folder}/${file}`)).map(({ text }) => text).join('\n')
  }

  /** What is said of a file up to the first yes, nothing put right, and what came out. */
  async function analyse(file: string) {
    const asked = await ask(file)
    const account = accountOf(file)
    const person = () => stage.sessions.get(account)?.people[account]
    const isOffered = person()?.choices.some(({ label }) => label === 'Ya, hitung')
    const told = isOffered ? (await stage.pick(account, 'Ya, hitung')).map(({ text }) => text).join('\n') : ''
    return { said: `${asked}\n${told}`, result: readMemory(person()?.memory.analyse)?.last }
  }

  async function survey(file: string): Promise<SurveyResult> {
    const { result } = await analyse(file)
    return result?.kind === 'survey' ? result : expect.fail(`${file} is a survey`)
  }

  async function chat(file: string) {
    const { result } = await analyse(file)
    return result?.kind === 'chat' ? result : expect.fail(`${file} is a chat`)
  }

  return { ask, analyse, survey, chat }
}

export function measureOf({ measures }: SurveyResult, kind: Measure['kind']): Measure {
  return measures.find((measure) => measure.kind === kind) ?? expect.fail(`${kind} is there`)
}

export function countsOf({ counts }: Measure): Readonly<Record<string, number>> {
  return Object.fromEntries(counts.map(([answer, count]) => [String(answer), count]))
}
