/** The knobs of the lexical retriever. Each default is what `bench/retrieval` found best, or as good as any. */
export type RetrievalParameters = {
  /**
   * How soon further occurrences of a word in a text stop to count (BM25's k1). 0 and above, usually 0.5 to 2; 0 asks
   * only whether the word is there.
   */
  readonly saturation: number
  /** How much long texts are held against themselves (BM25's b). 0 to 1; 0 ignores the length. */
  readonly lengthWeight: number
  /**
   * How many occurrences more the very first word of a text counts, because a text says first what it is about. 0 to 25;
   * 0 counts all places alike.
   */
  readonly leadWeight: number
  /** After how many words that bonus has fallen to 37 %. Above 0. */
  readonly leadLength: number
  /** What another form of the word counts (daftar for pendaftaran). 0 to 1; 0 finds the very form alone, 1 all alike. */
  readonly otherFormWeight: number
  /** What a match in the title counts beside one in the text. 0 and above; 0 ignores titles. */
  readonly titleWeight: number
  /** What the best matching of a passage's questions counts beside the text. 0 and above; 0 ignores questions. */
  readonly questionWeight: number
  /** What the best matching of a passage's cases counts beside the text. 0 and above; 0 ignores cases. */
  readonly caseWeight: number
  /** What the best matching of a passage's situations counts beside the text. 0 and above; 0 ignores situations. */
  readonly situationWeight: number
  /** What a question word counts in a passage's questions, as share of the rarest word. 0 to 1; 0 ignores them. */
  readonly questionWordWeight: number
  /** What a date in the text counts for "kapan", as share of the rarest word. 0 to 1; 0 ignores it. */
  readonly answerHintWeight: number
  /**
   * A score is multiplied by (share of the query's idf that matched) to this power, so that a passage with all words comes
   * before one with a single rare word many times. 0 and above; 0 switches it off.
   */
  readonly coveragePower: number
  /** How many words of the corpus an unknown word of the query may be read as. 0 corrects nothing. */
  readonly corrections: number
  /** What a match counts per edit that the correction needed. 0 to 1; 1 trusts corrections like the word itself. */
  readonly correctionWeight: number
  /** What a match by another term of the same set counts. 0 to 1; 0 ignores sets of that kind. */
  readonly oldTermWeight: number
  readonly synonymWeight: number
  readonly translationWeight: number
  /** What a word written apart counts for one written together (ibu kota, ibukota). 0 to 1; 0 tells them apart. */
  readonly compoundWeight: number
}

export const defaultParameters: RetrievalParameters = {
  saturation: 1.5,
  lengthWeight: 0.5,
  leadWeight: 8,
  leadLength: 4,
  otherFormWeight: 0.45,
  titleWeight: 0.6,
  questionWeight: 1,
  caseWeight: 0.6,
  situationWeight: 0.5,
  questionWordWeight: 0.25,
  answerHintWeight: 0.12,
  coveragePower: 0.15,
  corrections: 3,
  correctionWeight: 0.85,
  oldTermWeight: 0.95,
  synonymWeight: 0.8,
  translationWeight: 0.6,
  compoundWeight: 1,
}
