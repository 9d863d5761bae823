import { Random } from '../masks/random.ts'
import { distort } from '../retrieval/distort.ts'
import { type Example, none } from './examples.ts'

/** What people put before and after what they mean. */
const before = [
  'kak',
  'min',
  'halo kak',
  'halo',
  'eh',
  'bang',
  'hai',
  'selamat pagi',
  'maaf',
  'hi',
  'hello',
  'please',
  'mohon',
  'btw',
  'hmm',
]
const after = [
  'kak',
  'min',
  'dong',
  'ya',
  'sih',
  'nih',
  'ya kak',
  'bro',
  'gan',
  'please',
  'thanks',
  'deh',
  'bang',
  'bot',
  'prima',
]
/** What stands before a question without making it anything else. */
const besides = [
  'bot tolol,',
  'lama amat,',
  'makasih.',
  'kamu salah,',
  'capek deh,',
  'gue bingung,',
  'sedih banget,',
  'stupid bot,',
  'jawab dong,',
  'kamu pinter,',
]

/**
 * The examples, and each again as it comes from a hurried thumb and with courtesy around it; of the questions every
 * fourth with courtesy or temper before it, so that neither makes an intent of a question.
 */
export function vary(examples: readonly Example[]): readonly Example[] {
  const random = new Random(7)
  const one = (list: readonly string[]) => list[random.below(list.length)] ?? ''
  return examples.flatMap((example, position): readonly Example[] => {
    const { text, intent } = example
    if (intent !== none) {
      return [
        example,
        { text: distort(text, 'slip'), intent },
        { text: `${one(before)} ${text}`, intent },
        { text: `${text} ${one(after)}`, intent },
        { text: `${one(before)}, ${text} ${one(after)}`, intent },
      ]
    }
    if (position % 4 !== 0) return [example]
    return [example, { text: `${one([...before, ...besides])} ${text} ${one(after)}`, intent }]
  })
}
