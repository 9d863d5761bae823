import { loadProgrammeKnowledge, type ProgrammeKnowledge } from '../../src/knowledge/programme/load-programme.ts'

/** What Prima knows about programmes, as it is shipped. */
export function shippedProgrammeKnowledge(): ProgrammeKnowledge {
  return loadProgrammeKnowledge({ programme: 'knowledge/programme', language: 'knowledge/language' })
}
