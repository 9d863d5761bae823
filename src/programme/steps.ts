/** The seven steps of a programme, in the order they are usually done. */
export const stepIds = ['vision', 'analysis', 'goals', 'plan', 'doing', 'measuring', 'improving'] as const
export type StepId = (typeof stepIds)[number]
