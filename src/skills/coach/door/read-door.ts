import type { PlanWords } from '../../../programme/plan/read-facts.ts'
import { wantsPlan } from '../../../programme/plan/read-plan-wish.ts'
import type { StepId } from '../../../programme/steps.ts'
import type { DoorWords } from './door-words.ts'

/** Somebody wants a plan for their team. `isLed`: question by question; `step`: the one that was named first. */
export type Door = { readonly step?: StepId; readonly isLed: boolean }

export type DoorReader = {
  /** Undefined: nothing of the kind is wanted. */
  read(text: string): Door | undefined
  /** Whether somebody asks what Prima can do for them, or introduces themselves and says no more. */
  isStranger(text: string): boolean
  /** What is wanted of the draft that was shown before: to take it over, or to see it again. `isNamed`: it is called a draft or plan. */
  draftWish(text: string): { readonly kind: 'take' | 'show'; readonly isNamed: boolean } | undefined
}

export type DoorParts = {
  readonly words: DoorWords
  readonly planWords: PlanWords
  /** How kinds of businesses are called. */
  readonly businesses: readonly string[]
  readonly soundsLikeQuestion: (text: string) => boolean
}

const longest = 600
const mostWordsOfName = 10
const mostWordsOfDraft = 9
/** What she can do is asked in fewer words of herself, and answered by whoever tells of herself. */
const fewestWordsOfStranger = 6
const mostWordsOfStranger = 70
const mostWordsOfIntroduction = 30

/** Reads who comes for the programme; see knowledge/programme/door-words.yaml. */
export function createDoorReader({ words, planWords, businesses, soundsLikeQuestion }: DoorParts): DoorReader {
  return {
    read(text) {
      if (text.length > longest) return undefined
      const sentences = sentencesIn(text)
      const meant = sentences.filter((sentence) => !words.denies(sentence) || wants(sentence))
      const said = (meant.length > 0 ? meant : sentences).join(' ')
      if (words.has(said, 'law') || words.has(said, 'other')) return undefined
      const steps = words.stepsIn(said)
      const isLed = words.has(said, 'led')
      const isChoice = words.has(said, 'choosing')
      const [first] = steps
      const isRow = steps.length > 1
      const beginsAt = first !== undefined && !isChoice && (isRow || isLed) && words.has(said, 'begin')
      const isOfTeam = words.has(said, 'team')
      const wanted = meant.some(wants) || (isLed && isOfTeam && !isChoice && words.has(said, 'improve'))
      const isNamed = count(said) <= mostWordsOfName && words.has(said, 'team-plan') && isPlainName(said)
      if (!wanted && !isNamed && !beginsAt && !(isLed && isRow && !isChoice)) return undefined
      const isStep = first !== undefined && !isChoice && (isRow ? isLed || beginsAt : beginsAt)
      return { isLed, ...(isStep ? { step: first } : {}) }
    },
    isStranger(text) {
      const total = count(text)
      if (total > mostWordsOfStranger || words.has(text, 'law')) return false
      const sentences = sentencesIn(text)
      const asks = (sentence: string) =>
        words.has(sentence, 'capability') && !words.has(sentence, 'elsewhere') && !/["“”]/u.test(sentence)
      const others = sentences.filter((sentence) => !asks(sentence))
      if (others.length < sentences.length) {
        const isElse = others.some((sentence) => soundsLikeQuestion(sentence) && !words.denies(sentence))
        return total >= fewestWordsOfStranger && !isElse
      }
      const isIntroduction =
        words.has(text, 'introducing') ||
        /^(?:[\p{L} ]+[.,!]\s+)?(?:saya|i'm|i am)\s+\p{Lu}\p{Ll}+\s*,/iu.test(text.trim())
      return (
        isIntroduction &&
        total <= mostWordsOfIntroduction &&
        words.has(text, 'role') &&
        !text.includes('?') &&
        !wishes.test(text) &&
        !sentences.some(soundsLikeQuestion)
      )
    },
    draftWish(whole) {
      const text = sentencesIn(whole).at(-1) ?? ''
      if (count(text) > mostWordsOfDraft || words.has(text, 'asking')) return undefined
      const isNamed = words.has(text, 'draft')
      const isThat = words.has(text, 'that-draft')
      if (words.has(text, 'take') && ((isNamed && words.has(text, 'that')) || isThat)) return { kind: 'take', isNamed }
      if (words.has(text, 'again')) return { kind: 'show', isNamed: true }
      return isThat && thatAlone.test(text) ? { kind: 'show', isNamed } : undefined
    },
  }

  /** "Bisa bantu susun rencana untuk tim kasir?" wants one; "perlu berapa aksi dalam rencana tim?" wants to know. */
  function wants(sentence: string): boolean {
    if (!wantsPlan(sentence, planWords, businesses) && !isLedPlan(sentence)) return false
    if (words.has(sentence, 'asking')) return false
    return !soundsLikeQuestion(sentence) || words.has(sentence, 'polite')
  }

  /** "Pandu saya bikin rencana tim". */
  function isLedPlan(sentence: string): boolean {
    return words.has(sentence, 'led') && words.has(sentence, 'team-plan')
  }

  /** "Ga ada yang rencana tim", "rencana tim mana?", and the name alone. */
  function isPlainName(said: string): boolean {
    return words.has(said, 'missed') || words.has(said, 'led') || count(said) <= fewWords
      ? !words.has(said, 'asking')
      : false
  }
}

const fewWords = 4
/** "Yang tadi aja": nothing is said to be done with it. */
const thatAlone = /^(?:(?:ya|yaudah|ok|oke|eh)[\s,]+)*(?:yang|yg|the|that)\s+(?:\S+\s*){1,3}$/iu
const wishes =
  /(?<!\p{L})(?:mau|ingin|pengen|tolong|mohon|butuh|perlu|want|need|would like|please|help|how|gimana|bagaimana)(?!\p{L})/iu

function sentencesIn(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
}

function count(text: string): number {
  return text.trim().split(/\s+/).length
}
