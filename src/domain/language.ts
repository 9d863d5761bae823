/** The two languages Prima speaks. Indonesian is the first. */
export type Language = 'id' | 'en'

export const languages = ['id', 'en'] as const satisfies readonly Language[]

/** How a language writes numbers and dates: as they do in Indonesia, and in Great Britain. */
export const localeOf: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' }

/** Which of our languages a person's account or machine is set to (`id-ID`, `en_GB.UTF-8`). Undefined: none of them. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const code = locale?.slice(0, 2).toLowerCase()
  // Telegram and old Java systems still say "in" for Indonesian.
  if (code === 'id' || code === 'in') return 'id'
  return code === 'en' ? 'en' : undefined
}
