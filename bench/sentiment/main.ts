/**
 * How the sentiment of a text is told on a public Indonesian set, beside what always says the commonest class, and a
 * published lexicon. None of these files is ours to ship: see bench/README.md for where they are from.
 *
 *     npm run bench -- sentiment DIRECTORY
 *
 * DIRECTORY holds smsa.tsv (text, tab, label; SmSA of IndoNLU) and/or nusax.csv (id,text,label; NusaX-senti), and the
 * lexicon InSet as inset-positive.tsv and inset-negative.tsv (word, tab, weight).
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadAnalyseWords } from '../../src/knowledge/analyse/analyse-words.ts'
import { createSentimentReader, type Sentiment } from '../../src/skills/analyse/words/sentiment.ts'
import { createTermFinder, tokensOf } from '../../src/skills/analyse/words/tokens.ts'

type Item = { readonly text: string; readonly label: Sentiment }
type Guess = (text: string) => Sentiment

const labels = ['positive', 'neutral', 'negative'] as const

export function benchSentiment(directory: string | undefined, { misses = false } = {}): void {
  if (directory === undefined) throw new Error('say which folder holds the sets, see bench/sentiment/main.ts')
  const knowledge = resolve(import.meta.dirname, '../../knowledge/analyse')
  const read = createSentimentReader(loadAnalyseWords(knowledge).sentiment)
  const inset = readInset(directory)
  for (const [name, items] of setsIn(directory)) {
    const commonest = labels.toSorted((a, b) => count(items, b) - count(items, a))[0] ?? 'neutral'
    const guesses: readonly (readonly [string, Guess])[] = [
      ['ours', (text) => read(text).sentiment],
      [`always ${commonest}`, () => commonest],
      ...(inset ? [['InSet, sign of the sum', inset] as const] : []),
    ]
    console.log(
      `Sentiment: ${name}, ${items.length} texts (${labels.map((label) => `${label} ${count(items, label)}`).join(', ')})`,
    )
    for (const [guesser, guess] of guesses) {
      const told = items.map(({ text, label }) => ({ label, guess: guess(text) }))
      const right = told.filter(({ label, guess: said }) => label === said).length / told.length
      const scores = labels.map((label) => f1(told, label))
      const macro = scores.reduce((sum, score) => sum + score, 0) / scores.length
      console.log(
        `  ${guesser.padEnd(24)} macro F1 ${macro.toFixed(3)}  accuracy ${right.toFixed(3)}  ${labels.map((label, index) => `${label} ${(scores[index] ?? 0).toFixed(3)}`).join('  ')}`,
      )
    }
    if (misses) {
      for (const { text, label } of items) {
        const { sentiment, score } = read(text)
        if (sentiment !== label) console.log(`${label} taken for ${sentiment} (${score}): ${text.slice(0, 160)}`)
      }
    }
  }
}

function setsIn(directory: string): (readonly [string, readonly Item[]])[] {
  const sets: [string, Item[]][] = []
  const [smsa, nusax] = [join(directory, 'smsa.tsv'), join(directory, 'nusax.csv')]
  if (existsSync(smsa)) sets.push(['SmSA', itemsOf(readFileSync(smsa, 'utf8'), /^(.*)\t(\w+)$/)])
  if (existsSync(nusax)) sets.push(['NusaX-senti', itemsOf(readFileSync(nusax, 'utf8'), /^\d+,(.*),(\w+)$/)])
  return sets
}

function itemsOf(text: string, form: RegExp): Item[] {
  return text.split('\n').flatMap((line) => {
    const [, said = '', label = ''] = form.exec(line.trim()) ?? []
    const known = labels.find((one) => one === label)
    return known ? [{ text: said, label: known }] : []
  })
}

function readInset(directory: string): Guess | undefined {
  const files = ['inset-positive.tsv', 'inset-negative.tsv'].map((name) => join(directory, name))
  if (!files.every((file) => existsSync(file))) return undefined
  const finder = createTermFinder(
    files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .slice(1)
        .flatMap((line) => {
          const [word = '', weight = ''] = line.trim().split('\t')
          return word === '' || weight === '' ? [] : [[word, Number(weight)] as const]
        }),
    ),
  )
  return (text) => {
    const tokens = tokensOf(text)
    let sum = 0
    for (let index = 0; index < tokens.length; ) {
      const found = finder.at(tokens, index)
      sum += found?.value ?? 0
      index += found?.length ?? 1
    }
    return sum > 0 ? 'positive' : sum < 0 ? 'negative' : 'neutral'
  }
}

function f1(told: readonly { readonly label: Sentiment; readonly guess: Sentiment }[], of: Sentiment): number {
  const hit = told.filter(({ label, guess }) => label === of && guess === of).length
  const said = told.filter(({ guess }) => guess === of).length
  const are = told.filter(({ label }) => label === of).length
  return hit === 0 ? 0 : (2 * hit) / (said + are)
}

function count(items: readonly Item[], label: Sentiment): number {
  return items.filter((item) => item.label === label).length
}
