import { join } from 'node:path'
import type { z } from 'zod'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { type KnownMetric, metricSchema, type WordLists, wordListsSchema } from '../../programme/checks/word-lists.ts'
import { type Business, businessSchema, type Question, questionSchema } from '../../programme/coaching.ts'
import { createDateReader, type DateReader } from '../../programme/dates/read-date.ts'
import { dateWordsSchema } from '../../programme/dates/vocabulary.ts'
import { problemsOf, type StepDefinition, stepSchema } from '../../programme/definitions.ts'
import { type PlanWords, planWordsSchema } from '../../programme/plan/read-facts.ts'
import { type Theme, themeSchema } from '../../programme/plan/themes.ts'
import { stepIds } from '../../programme/steps.ts'
import { type LoadedList, loadList } from '../load-list.ts'
import { readYaml } from '../read-yaml.ts'
import { problemsOfExamples, problemsOfQuestions } from './check-examples.ts'

/** What Prima knows about programmes, as the files of knowledge/programme say. */
export type ProgrammeKnowledge = {
  readonly steps: readonly StepDefinition[]
  readonly metrics: readonly KnownMetric[]
  readonly questions: readonly Question[]
  readonly businesses: readonly Business[]
  readonly themes: readonly Theme[]
  readonly planWords: PlanWords
  readonly words: WordLists
  readonly dates: DateReader
  /** Said before a date and no part of it: "paling lambat". */
  readonly dateLeads: readonly string[]
}

export type ProgrammeData = Omit<ProgrammeKnowledge, 'dates' | 'dateLeads'> & {
  readonly dateWords: z.infer<typeof dateWordsSchema>
}

type ProgrammeDirectories = { readonly programme: string; readonly language: string }

/**
 * Reads knowledge/programme and knowledge/language/dates.yaml.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadProgrammeKnowledge(directories: ProgrammeDirectories): ProgrammeKnowledge {
  return openProgrammeKnowledge(loadProgrammeData(directories))
}

/** What stands in the files, as plain data; throws as `loadProgrammeKnowledge` does. */
export function loadProgrammeData(directories: ProgrammeDirectories): ProgrammeData {
  const { steps, metrics, questions, businesses, themes, planWords, words, dateWords, problems } = readAll(directories)
  if (problems.length > 0 || !words || !dateWords || !planWords) throw new KnowledgeError(problems)
  return { steps, metrics, questions, businesses, themes, planWords, words, dateWords }
}

export function openProgrammeKnowledge({ dateWords, ...data }: ProgrammeData): ProgrammeKnowledge {
  return { ...data, dates: createDateReader(dateWords), dateLeads: dateWords.before }
}

/** What is not right in those files and in the examples, for `npm run knowledge:check`. */
export function checkProgrammeKnowledge(directories: ProgrammeDirectories): readonly KnowledgeProblem[] {
  const { problems, examineExamples } = readAll(directories)
  return [...problems, ...examineExamples()]
}

function readAll({ programme, language }: ProgrammeDirectories) {
  const steps: LoadedList<StepDefinition> = loadList(
    join(programme, 'steps.yaml'),
    join(programme, 'steps.yaml'),
    stepSchema,
  )
  const metricsFile = join(programme, 'metrics.yaml')
  const metrics = loadList(metricsFile, metricsFile, metricSchema)
  const questionsFile = join(programme, 'questions.yaml')
  const questions = loadList(questionsFile, questionsFile, questionSchema)
  const businessesFile = join(programme, 'businesses.yaml')
  const businesses = loadList(businessesFile, businessesFile, businessSchema)
  const themesFile = join(programme, 'themes.yaml')
  const themes = loadList(themesFile, themesFile, themeSchema)
  const planWordsFile = join(programme, 'plan-words.yaml')
  const planWords = readYaml(planWordsFile, planWordsFile, planWordsSchema)
  const wordFile = join(programme, 'words.yaml')
  const words = readYaml(wordFile, wordFile, wordListsSchema)
  const dateFile = join(language, 'dates.yaml')
  const dateWords = readYaml(dateFile, dateFile, dateWordsSchema)
  return {
    steps: steps.items,
    metrics: metrics.items,
    questions: questions.items,
    businesses: businesses.items,
    themes: themes.items,
    planWords: planWords.content,
    words: words.content,
    dateWords: dateWords.content,
    problems: [
      ...steps.problems,
      ...metrics.problems,
      ...questions.problems,
      ...businesses.problems,
      ...themes.problems,
      ...planWords.problems,
      ...words.problems,
      ...dateWords.problems,
      ...problemsOfSteps(join(programme, 'steps.yaml'), steps.items),
      ...problemsOfQuestions(questionsFile, questions.items, steps.items),
    ],
    /** Whether the examples pass the checks that they show; takes longer than reading them. */
    examineExamples: () =>
      words.content && dateWords.content
        ? problemsOfExamples(businessesFile, businesses.items, {
            words: words.content,
            metrics: metrics.items,
            dates: createDateReader(dateWords.content),
          })
        : [],
  }
}

function problemsOfSteps(file: string, steps: readonly StepDefinition[]): KnowledgeProblem[] {
  const found = steps.map(({ id }) => id).join(', ')
  const wanted = stepIds.join(', ')
  return [
    ...(found === wanted ? [] : [`the steps are ${found}, but must be ${wanted}`]),
    ...steps.flatMap(problemsOf),
  ].map((message) => ({ file, line: 1, message }))
}
