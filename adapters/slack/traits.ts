/** What Slack allows, as of November 2026. Where a figure is ours, it says so. */
export const slackTraits = {
  /** Blocks in a message. https://docs.slack.dev/reference/block-kit/blocks */
  maxBlocks: 50,
  /**
   * Characters of all blocks of a message as JSON. Slack answers `msg_blocks_too_long` from somewhere above 12,000 on,
   * counting in a way of its own (https://github.com/slackapi/bolt-js/issues/2867), so this is well below.
   */
  maxBlocksLength: 9000,
  /** Characters of `text` after escaping: the best length. https://docs.slack.dev/reference/methods/chat.postMessage */
  maxTextLength: 4000,
  /** One table a message, of so many rows with the head, and columns. https://docs.slack.dev/reference/block-kit/blocks/table-block */
  maxTables: 1,
  maxTableRows: 100,
  maxTableColumns: 20,
  /** More choices than these are a menu (ours): a row of buttons is read at a glance, a wall of them is not. */
  maxButtons: 5,
  /** Characters (ours) that stand in a row on a phone 360 dp wide; a button takes its label's and these for its edges. */
  charactersOfRow: 36,
  charactersOfEdges: 4,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  maxOptions: 100,
  /** Characters of a menu's options as JSON (ours), so that a message has room for it. */
  maxMenuLength: 8000,
  /** Characters of a button's or an option's text. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  maxLabelLength: 75,
  /** Characters of what a button gives back. */
  maxButtonValueLength: 2000,
  /** Characters of a link's address. */
  maxUrlLength: 3000,
  /** Bytes of a file that we hand out (ours: Slack takes a gigabyte, but nobody waits for that here). */
  maxFileBytes: 20 * 1024 * 1024,
  /** Blocks of a window or the Home tab. https://docs.slack.dev/reference/views/modal-views */
  maxViewBlocks: 100,
  /** Characters of a window as JSON: Slack takes 250 KB. https://docs.slack.dev/reference/methods/views.open */
  maxViewLength: 200_000,
  /** Characters of a window's title and of the buttons below it. */
  maxViewTitleLength: 24,
  /** Characters that a view carries along for us. */
  maxPrivateMetadataLength: 3000,
  /** Levels of nested lists that Slack shows apart (ours). */
  maxIndent: 5,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
  maxSuggestedPrompts: 4,
  /** Characters of Markdown in a streamed message. https://docs.slack.dev/reference/methods/chat.appendStream */
  maxStreamLength: 12_000,
  /** Characters of an agent session's title. https://docs.slack.dev/ai/agent-sessions */
  maxTitleLength: 200,
} as const

/**
 * How often we may call, for the send budget. Posting: one message a second and channel
 * (https://docs.slack.dev/apis/web-api/rate-limits). Slack's bound for all of a workspace is not published; ours is
 * there to hold back all posting when Slack asks for it. Other methods go by their tier, per minute and workspace.
 */
export const slackRates = {
  postToChannel: { perSecond: 1 },
  postToWorkspace: { perSecond: 100 },
  tier2: { perMinute: 20 },
  tier3: { perMinute: 50 },
  tier4: { perMinute: 100 },
} as const

/** A `response_url` may be used five times within half an hour. https://docs.slack.dev/interactivity/handling-user-interaction */
export const responseUrlRules = { maxUses: 5, lifetimeMs: 30 * 60 * 1000 } as const
