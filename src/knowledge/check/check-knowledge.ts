import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeProblem } from '../../domain/errors.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { checkAnalyseWords } from '../analyse/analyse-words.ts'
import { checkGuides } from '../guides/check-guide.ts'
import { checkHolidays, holidaysFile } from '../holidays/holidays.ts'
import { checkKbli } from '../kbli/check-kbli.ts'
import type { Knowledge } from '../knowledge.ts'
import { readKnowledge } from '../load-knowledge.ts'
import { checkOutlines } from '../outlines/check-outlines.ts'
import { checkPapers } from '../papers/check-papers.ts'
import { checkPractice } from '../practice/load-practice.ts'
import { checkProgrammeKnowledge } from '../programme/load-programme.ts'
import { checkSuggestions } from '../programme/suggestions.ts'
import { checkReplies } from '../replies/check-replies.ts'
import { checkSituations } from '../situations.ts'
import { checkVagueProblems } from '../vague-problems.ts'
import { type Fact, readFacts } from './facts.ts'
import { readHouseStyle } from './house-style.ts'
import { checkKits } from './kits.ts'
import { rules } from './rules.ts'
import { findUnwelcomeSources } from './sources.ts'

export type KnowledgeReport = {
  readonly problems: readonly KnowledgeProblem[]
  /** Entries, and `kbli`, whose review date has come. */
  readonly due: readonly { readonly id: string; readonly reviewBy: string }[]
  readonly topics: readonly { readonly topic: string; readonly entries: number; readonly questions: number }[]
  /** Facts that neither an entry nor a worksheet names. */
  readonly unusedFacts: readonly string[]
  /** A year whose movable holidays should be known by now. */
  readonly missingHolidays?: string
}

/** Holds the whole knowledge base against the rules of knowledge/README.md. `today` is an ISO date. */
export function checkKnowledge(directories: readonly string[], today: string): KnowledgeReport {
  const { knowledge, problems } = readKnowledge(directories)
  const facts = new Map<string, Fact>(directories.flatMap((directory) => [...readFacts(join(directory, 'facts'))]))
  const pairs = [...knowledge.entries.values()]
  const context = { knowledge, facts, style: readHouseStyle(), today }
  const kbli = directories.map((directory) => checkKbli(directory, knowledge, today))
  const kits = checkKits(directories, facts)
  const holidays = directories
    .filter((directory) => existsSync(join(directory, holidaysFile)))
    .map((directory) => checkHolidays(directory, today))
  const missingHolidays = holidays.find(({ missingYear }) => missingYear !== undefined)?.missingYear

  const topics = new Map<string, { entries: number; questions: number }>()
  for (const { id, en } of pairs) {
    const topic = topics.get(id.topic) ?? { entries: 0, questions: 0 }
    topics.set(id.topic, {
      entries: topic.entries + 1,
      questions: topic.questions + id.questions.length + en.questions.length,
    })
  }
  const used = new Set([...pairs.flatMap(({ id }) => id.facts), ...kits.facts])

  return {
    problems: [
      ...problems,
      ...pairs.flatMap((pair) => rules.flatMap((rule) => rule(pair, context))),
      ...findUnwelcomeSources(knowledge, context.style),
      ...findSharedQuestions([
        ...pairs.flatMap(({ id, en }) => [id, en]),
        ...[...knowledge.referrals.values()].map(({ id, questions }) => ({ id, questions, file: 'referrals.yaml' })),
      ]),
      ...kbli.flatMap((report) => report.problems),
      ...kits.problems,
      ...checkSituations(directories, knowledge),
      ...holidays.flatMap((report) => report.problems),
      ...checkGuides(directories, { knowledge, facts }),
      ...directories.flatMap(programmeProblems),
      ...directories.flatMap((directory) => clarifyProblems(directory, knowledge)),
      ...directories.flatMap((directory) => checkReplies(directory, knowledge)),
      ...directories.flatMap((directory) => checkOutlines(directory, knowledge)),
      ...directories.flatMap((directory) => checkPapers(directory, knowledge)),
      ...directories.flatMap((directory) => checkSuggestions(join(directory, 'programme'), knowledge)),
    ],
    due: [
      ...pairs.map(({ id }) => ({ id: id.id, reviewBy: id.reviewBy })),
      ...kbli.flatMap(({ reviewBy }) => (reviewBy === undefined ? [] : [{ id: 'kbli', reviewBy }])),
    ].filter(({ reviewBy }) => reviewBy <= today),
    topics: [...topics].map(([topic, counts]) => ({ topic, ...counts })),
    unusedFacts: [...facts.keys()].filter((fact) => !used.has(fact)),
    ...(missingHolidays === undefined ? {} : { missingHolidays }),
  }
}

function programmeProblems(directory: string): readonly KnowledgeProblem[] {
  const [programme, practice] = [join(directory, 'programme'), join(directory, 'practice')]
  const analyse = join(directory, 'analyse')
  return [
    ...(existsSync(programme) ? checkProgrammeKnowledge({ programme, language: join(directory, 'language') }) : []),
    ...(existsSync(practice) ? checkPractice(practice) : []),
    ...(existsSync(analyse) ? checkAnalyseWords(analyse) : []),
  ]
}

/** Vague problems are Prima's own; a company's folder has none. */
function clarifyProblems(directory: string, knowledge: Knowledge): readonly KnowledgeProblem[] {
  return existsSync(join(directory, 'clarify.yaml')) ? checkVagueProblems(directory, knowledge) : []
}

type Asked = { readonly id: string; readonly file: string; readonly questions: readonly string[] }

/** A question that two entries claim would be answered by chance. */
function findSharedQuestions(entries: readonly Asked[]): KnowledgeProblem[] {
  const owners = new Map<string, Asked>()
  const problems: KnowledgeProblem[] = []
  for (const entry of entries) {
    for (const question of entry.questions) {
      const key = wordsIn(question).join(' ')
      const owner = owners.get(key)
      if (owner && owner.id !== entry.id) {
        problems.push({ file: entry.file, line: 1, message: `question "${question}" also stands in ${owner.file}` })
      }
      owners.set(key, owner ?? entry)
    }
  }
  return problems
}
