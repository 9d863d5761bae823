import { randomUUID } from 'node:crypto'
import { type Block, type Control, controlsOf, objectionTo, wordsOf } from './slack-blocks.ts'

export type View = {
  readonly type?: string
  readonly title?: { readonly text: string }
  readonly submit?: { readonly text: string }
  readonly close?: { readonly text: string }
  readonly external_id?: string
  readonly callback_id?: string
  readonly private_metadata?: string
  readonly blocks: readonly Block[]
}
type Answer = { readonly ok: boolean; readonly error?: string; readonly [key: string]: unknown }

/** A window (Slack: modal) as the person sees it now. */
export type WindowSeen = {
  readonly id: string
  readonly userId: string
  readonly title: string
  readonly words: string
  readonly submit: string | undefined
  readonly view: View
  readonly controls: readonly Control[]
}

/** The right to open a window ends so soon. https://docs.slack.dev/interactivity/handling-user-interaction */
const triggerLifetimeMs = 3000

/** The windows that are open in a Slack of our own, by the documented rules of `views.open` and `views.update`. */
export class SlackWindows {
  readonly #triggers = new Map<string, { readonly userId: string; readonly untilMs: number }>()
  readonly #open = new Map<string, WindowSeen>()

  /** What comes with whatever a person uses. */
  newTrigger(userId: string): string {
    const id = `${randomUUID()}.1.2`
    this.#triggers.set(id, { userId, untilMs: performance.now() + triggerLifetimeMs })
    return id
  }

  seen(): readonly WindowSeen[] {
    return [...this.#open.values()]
  }

  /** The person closes it. */
  close(window: WindowSeen): void {
    this.#open.delete(window.id)
  }

  perform(method: 'views.open' | 'views.update', args: Readonly<Record<string, string>>): Answer {
    const view = JSON.parse(args.view ?? '{}') as View
    const objection = objectionToView(view)
    if (objection) return { ok: false, error: 'invalid_arguments', response_metadata: { messages: [objection] } }
    return method === 'views.open' ? this.#openFor(args.trigger_id ?? '', view) : this.#update(args, view)
  }

  #openFor(triggerId: string, view: View): Answer {
    const trigger = this.#triggers.get(triggerId)
    if (!trigger) return { ok: false, error: 'invalid_trigger_id' }
    if (trigger.untilMs < performance.now()) return { ok: false, error: 'expired_trigger_id' }
    const isTaken = view.external_id && this.seen().some((window) => window.view.external_id === view.external_id)
    if (isTaken) return { ok: false, error: 'duplicate_external_id' }
    this.#triggers.delete(triggerId)
    return this.#show(`V${randomUUID()}`, trigger.userId, view)
  }

  #update({ view_id, external_id }: Readonly<Record<string, string>>, view: View): Answer {
    const window = this.seen().find(({ id, view: open }) =>
      view_id ? id === view_id : open.external_id === external_id,
    )
    return window ? this.#show(window.id, window.userId, view) : { ok: false, error: 'not_found' }
  }

  #show(id: string, userId: string, view: View): Answer {
    const { title, submit, blocks } = view
    const seen = { words: wordsOf(blocks), controls: controlsOf(blocks), submit: submit?.text, view }
    this.#open.set(id, { id, userId, title: title?.text ?? '', ...seen })
    return { ok: true, view: { id, ...view } }
  }
}

/** What Slack would object to in a window; undefined if nothing. https://docs.slack.dev/reference/views/modal-views */
export function objectionToView(view: View): string | undefined {
  const labels = [view.title, ...(view.submit ? [view.submit] : []), ...(view.close ? [view.close] : [])]
  if (view.type !== 'modal') return 'type'
  if (labels.some((label) => !label?.text || label.text.length > 24)) return 'a label'
  if ((view.private_metadata ?? '').length > 3000) return 'private_metadata'
  if ((view.external_id ?? '').length > 255 || (view.callback_id ?? '').length > 255) return 'an id'
  if (JSON.stringify(view).length > 250_000) return 'view_too_large'
  if (view.blocks.some(({ type }) => type === 'input') && !view.submit) return 'input without submit'
  return objectionTo(view.blocks, 'modal')
}
