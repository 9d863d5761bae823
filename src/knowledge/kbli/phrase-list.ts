import { z } from 'zod'

/** Phrases in one text, separated by commas, as the lists of knowledge/kbli are written. */
export const phraseList = z.string().transform((text) =>
  text
    .split(/,\s*/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ''),
)
