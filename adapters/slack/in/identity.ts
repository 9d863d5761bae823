/** Who we are in the workspace. */
export type Identity = {
  readonly userId: string
  readonly botId: string
  readonly teamId: string
  readonly name: string
}
