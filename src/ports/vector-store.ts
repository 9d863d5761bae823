/** Keeps vectors by the hash of what they were made from, so that only what changed is made again. */
export interface VectorStore {
  /** Those that were kept of a model, by hash; empty where nothing can be read. Never throws. */
  load(model: string): Promise<ReadonlyMap<string, Float32Array>>
  /** Keeps exactly these. Never throws: what is not kept is made again. */
  save(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>
}

/** Where nothing is kept: all are made again with each start. */
export const noVectorStore: VectorStore = { load: async () => new Map(), save: async () => {} }
