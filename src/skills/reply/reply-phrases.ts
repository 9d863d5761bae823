export const replySkill = 'reply'

export const replyPhraseKeys = [
  'draft',
  'say',
  'told',
  'amended',
  'worded',
  'unchanged',
  'own',
  'same',
  'untranslated',
  'insist',
  'shaken',
  'share',
  'fill',
  'help',
  'sources',
  'choice-shorter',
  'choice-formal',
  'choice-casual',
  'choice-english',
  'choice-indonesian',
  'choice-insist',
  'choice-again',
] as const
export type ReplyPhraseKey = (typeof replyPhraseKeys)[number]
