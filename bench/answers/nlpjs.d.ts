/** nlp.js ships no types; this is the part that the bench uses. */
declare module '@nlpjs/core' {
  type NlpInstance = {
    settings: { autoSave: boolean; forceNER: boolean }
    addLanguage(language: string): void
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(language: string, utterance: string): Promise<{ intent: string; score: number }>
  }
  type Container = {
    use(plugin: unknown): void
    registerConfiguration(tag: string, configuration: Readonly<Record<string, unknown>>): void
    get(name: 'nlp'): NlpInstance
  }
  export function containerBootstrap(): Promise<Container>
}
declare module '@nlpjs/nlp' {
  export const Nlp: unknown
}
declare module '@nlpjs/lang-id' {
  export const LangId: unknown
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown
}
