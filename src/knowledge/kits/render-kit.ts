import type { Language } from '../../domain/language.ts'
import type { Business, Kit } from './kit.ts'
import { renderCsv } from './render-csv.ts'
import { renderMarkdown } from './render-markdown.ts'
import { renderXlsx } from './render-xlsx.ts'

export const kitFormats = ['markdown', 'csv', 'xlsx'] as const
export type KitFormat = (typeof kitFormats)[number]

/** A kit ready to be handed out. */
export type RenderedKit = {
  /** Such as `kartu-visi.hotel.id.xlsx`. */
  readonly fileName: string
  readonly mediaType: string
  /** Text for Markdown and CSV, the bytes of the file for XLSX. */
  readonly content: string | Uint8Array
}

const formats = {
  markdown: { ending: 'md', mediaType: 'text/markdown; charset=utf-8', render: renderMarkdown },
  csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8', render: renderCsv },
  xlsx: {
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    render: renderXlsx,
  },
} as const

/** Renders a kit in a language and a format: filled in for a kind of business, or blank without one. */
export async function renderKit(
  kit: Kit,
  language: Language,
  format: KitFormat,
  business?: Business,
): Promise<RenderedKit> {
  const { ending, mediaType, render } = formats[format]
  const fileName = [kit.id, ...(business === undefined ? [] : [business]), language, ending].join('.')
  return { fileName, mediaType, content: await render(kit, language, business) }
}
