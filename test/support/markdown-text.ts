import fc from 'fast-check'

const word = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<b>', '&amp;', '</blockquote>', '<!channel>', '@here', '😀', 'a_b_c', '\\*'),
  },
)
const span = fc
  .tuple(fc.constantFrom('', '**', '_', '~~', '`', '***'), fc.array(word, { minLength: 1, maxLength: 12 }))
  .map(([mark, words]) => `${mark}${words.join(' ')}${mark}`)
const link = fc
  .tuple(word, fc.oneof(fc.webUrl(), fc.constantFrom('javascript:x', 'foo', 'mailto:a@b.id', 'http://a.id/?a="b"&c')))
  .map(([text, href]) => `[${text}](${href})`)
const line = fc
  .array(fc.oneof({ weight: 5, arbitrary: span }, { weight: 1, arbitrary: link }), { minLength: 1, maxLength: 6 })
  .map((spans) => spans.join(' '))
const block = fc.oneof(
  line,
  line.map((text) => `## ${text}`),
  fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.map((text) => `- ${text}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.map((text, n) => `${n + 3}. ${text}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `- a\n  - ${text}`).join('\n')),
  line.map((text) => `> ${text}\n>\n> > ${text}`),
  line.map((text) => `\`\`\`js\n${text}\n${text}\n\`\`\``),
  fc.tuple(word, line).map(([a, b]) => `| ${a} | b |\n|---|---|\n| ${b} | x |\n| y | ${a} |`),
  fc.constantFrom('---', '<div>\nhi & you\n</div>', '![gambar](https://a.id/x.png)', '- [x] selesai\n- [ ] belum'),
)

/** Markdown as answers hold it, with the odd things that people and models put in, and now and then plain noise. */
export function markdownText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join('\n\n')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  )
}
