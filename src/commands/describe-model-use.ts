/** As it is kept of a turn; see `TurnUse`. */
export type KeptModelUse = {
  readonly calls: number
  readonly failed: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cost?: number | undefined
}

/** For an operator: what the models of one turn came to, in calls, tokens and, where prices are configured, US dollars. */
export function describeModelUse({ calls, failed, inputTokens, outputTokens, cost }: KeptModelUse): string {
  if (calls === 0) return 'not asked'
  const failures = failed === 0 ? '' : ` (${failed} failed)`
  const dollars = cost === undefined ? '' : `, US$ ${cost.toFixed(5)}`
  return `${calls} ${calls === 1 ? 'call' : 'calls'}${failures}, ${inputTokens} tokens in, ${outputTokens} out${dollars}`
}
