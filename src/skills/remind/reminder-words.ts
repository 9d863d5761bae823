/** Lists of words in knowledge/language/reminder-sentences.yaml, besides the sentences. */
export const reminderLists = [
  'leads',
  'every',
  'every-day',
  'workdays',
  'months',
  'verbs',
  'me',
  'everyone',
  'for',
  'drop',
  'reminder',
  'not-everyone',
  'only',
  'no-weekend',
  'drop-last',
  'start',
  'move',
  'which',
  'on-weekend',
  'openers',
  'beside',
  'another',
  'too',
  'earlier',
  'later',
  'all',
  'because',
  'somebody',
] as const
/** `parts`: of the day, with the hour each stands for. */
export type ReminderWords = Readonly<Record<(typeof reminderLists)[number], readonly string[]>> & {
  readonly parts: Readonly<Record<string, number>>
}
