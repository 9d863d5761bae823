/**
 * The bounds by which a question is answered, asked back or refused. Chances, fits, nearness and shares are 0 to 1; each
 * bound says what its ends would do.
 */
export const thresholds = {
  /** Fit below which nothing here answers the question. 0 answers everything, 1 nothing. */
  known: 0.5,
  /** A score as a share of the best, from which an entry that is known to be ours comes before one that is not. */
  knownFirst: 0.6,
  /** So few words, all known and one of them a name of ours, are ours whatever else they say: "NIB hilang". */
  wordsOfName: 2,
  /** Fit below which a rival that is nearly as good makes Prima ask back instead of picking. 0 never asks back. */
  certain: 0.7,
  /** A rival's score as a share of the best, from which it counts as nearly as good. 1 asks back at a tie alone. */
  rival: 0.96,
  /** The same from which it is offered beside the answer. 0 offers the next ones always. */
  runnerUp: 0.8,
  /**
   * `most`: the chance of the best below which the second is told as well; 0 never tells it, 1 nearly always. `share`: and
   * what it must have of the best one's chance. Of 260 first messages that nobody had tuned to, a fifth lies within these
   * bounds, where the best was right in 49 of 100. Wider ones were no help to readers.
   */
  otherReading: { most: 0.45, share: 0.5 },
  /** The same below which an entry is no choice for a question of few words. */
  choice: 0.5,
  /** Fit below which words of what is not ours are not ours as well, while a topic is open. 0 keeps all of them, 1 none. */
  oursToo: 0.35,
  /** Fit below which an entry is not even offered as a nearest topic. */
  near: 0.1,
  /** And what of a question must stand in it, and how it must be asked for: else it looks picked at random. */
  nearest: { words: 3, share: 0.65, wording: 0.4 },
  /** Score of what is not ours as a share of the best entry's, from which it fits as well: entries have more words. */
  referral: 0.9,
  /** The same up to which a question of few words may still be ours. */
  vagueReferral: 0.5,
  /** Nearness from which two wordings are the same but for a letter, and the fit that such an entry has at least. */
  sameWording: 0.95,
  fitOfAskedSo: 0.9,
  /**
   * Chance and fit from which an answer is called sure, and fairly sure. Of what nobody had tuned to, answers with a
   * chance of 0.75 and more came from a right entry in 90 of 100, from 0.45 in 58, below in 30 (unseen wording).
   */
  sure: { chance: 0.75, fit: 0.85 },
  fairlySure: { chance: 0.45, fit: 0.5 },
  /**
   * What of a text names a case of an entry. `share`: of what the words of a form tell, by their idf, so much must be
   * there; 1 wants all of them, 0 takes any. `match`: from how sure a reading a word is the same; 1 takes no slip.
   * `telling`: idf of a distinguishing word, about 0.1 for a word in all passages and 7 for one in a single one.
   * `second`: what a second case must have that the first has not, as a share of that; 1 and above hardly ever tells two.
   */
  case: { share: 0.75, match: 0.7, telling: 2, second: 0.8 },
} as const
