/** Text of a person's, a file's or a model's as Markdown that shows it as it was typed: nothing in it marks anything up or leads anywhere. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~#|]/g, String.raw`\$&`).replace(/:(?=\/\/)|(?<=\bwww)\./gi, String.raw`\$&`)
}
