import { join } from 'node:path'
import type { BuildParts, ModelParts } from './build-conversation.ts'
import type { Config } from './config.ts'
import { createVectorFiles } from './infrastructure/files/vector-files.ts'
import type { Metrics } from './infrastructure/telemetry/metrics.ts'
import type { Log } from './ports/log.ts'
import type { ModelFact, Models } from './ports/model.ts'

/** The models that the configuration names; their code is loaded only where it names some. */
export async function openModels(
  { model }: Config,
  { log, metrics }: { readonly log: Log; readonly metrics?: Pick<Metrics, 'observeModel'> },
): Promise<Models | undefined> {
  if (!model) return undefined
  const { openModels: open } = await import('./infrastructure/openai/open-models.ts')
  return open(model, (fact) => {
    metrics?.observeModel(fact)
    if (fact.outcome !== 'done' && fact.outcome !== 'aborted') log.warn(factsOf(fact), adviceFor(fact))
  })
}

export type ModelSurroundings = Pick<ModelParts, 'interruptions' | 'draftFor'> & {
  readonly observe?: Pick<Metrics, 'observeModelTurn' | 'observeModelAnswer'>
  readonly stopping: AbortSignal
}

/** What the conversation is built with; nothing where there is no model. */
export function modelParts(
  { model, dataDirectory }: Config,
  models: Models | undefined,
  { observe, ...surroundings }: ModelSurroundings,
): Pick<BuildParts, 'model'> {
  if (!model || !models) return {}
  const { timeLimitMs } = model
  const told = {
    observe: observe?.observeModelTurn ?? (() => {}),
    observeAnswer: observe?.observeModelAnswer ?? (() => {}),
  }
  const vectors = createVectorFiles(join(dataDirectory, 'embeddings'))
  return { model: { models, timeLimitMs, vectors, ...surroundings, ...told } }
}

function factsOf({ use, durationMs, ...fact }: ModelFact): object {
  return { ...fact, ...use, durationMs: Math.round(durationMs) }
}

/** What the operator can do about it. */
function adviceFor({ outcome, status }: ModelFact): string {
  if (outcome === 'misconfigured' && (status === 401 || status === 403)) {
    return 'the model server does not accept OPENAI_API_KEY; answers go on without a model'
  }
  if (outcome === 'misconfigured' && status === 404) {
    return 'the model server knows no such model or address; see OPENAI_MODEL and OPENAI_BASE_URL'
  }
  return 'a model gave nothing; the turn goes on without'
}
