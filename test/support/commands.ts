import { createCommandReader } from '../../src/conversation/commands.ts'

const command = (id: string, en: string, ...also: string[]) => ({
  id,
  en,
  also,
  describe: (language: string) => `${id} (${language})`,
})

/** Commands as skills declare them, without the skills. */
export const someCommands = createCommandReader([
  {
    name: 'account',
    commands: [
      { ...command('bantuan', 'help', 'menu'), isOverview: true, isAtHand: true },
      { ...command('bahasa', 'language'), isAtHand: true },
      command('batal', 'cancel'),
    ],
  },
  { name: 'account-hidden', commands: [{ ...command('start', 'start', 'mulai'), isHidden: true }] },
  {
    name: 'answer',
    commands: [
      { ...command('tanya', 'ask'), isForQuestions: true },
      command('bukti', 'evidence'),
      command('selengkapnya', 'more'),
    ],
  },
])
