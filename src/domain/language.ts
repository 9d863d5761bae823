/** The two languages Prima speaks. Indonesian is the first. */
export type Language = 'id' | 'en'

export const languages = ['id', 'en'] as const satisfies readonly Language[]
