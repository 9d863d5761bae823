/** Named numbers that speak for or against something. */
export type Numbers = Readonly<Record<string, number>>

export type Example = { readonly features: Numbers; readonly isRight: boolean }
/** Things of which one or more are right. */
export type ListExample = readonly Example[]

const steps = 400
const rate = 0.5
const shrinkage = 0.001

/** The weights by which the right ones of a list have the greatest share in the sum of e to the power of all (softmax). */
export function fitList(lists: readonly ListExample[]): Record<string, number> {
  const scale = scaleOf(lists.flat())
  const scaled = lists.map((list) => list.map(({ features, isRight }) => ({ values: scale.apply(features), isRight })))
  const slopeOf = (weights: readonly number[]) => {
    const slopes = weights.map(() => 0)
    for (const list of scaled) {
      const powers = list.map(({ values }) => Math.exp(dot(values, weights)))
      const all = sum(powers)
      const right = sum(powers.map((power, at) => (list[at]?.isRight ? power : 0)))
      for (const [at, { values, isRight }] of list.entries()) {
        const power = powers[at] ?? 0
        const error = power / all - (isRight ? power / right : 0)
        for (const [feature, value] of values.entries()) slopes[feature] = (slopes[feature] ?? 0) + error * value
      }
    }
    return slopes.map((slope) => slope / scaled.length)
  }
  return scale.undo(descend(slopeOf, scale.names.length))
}

/** Logistic regression in which the right and the others count alike, however many there are; `bias` is among the weights. */
export function fitYesNo(examples: readonly Example[]): Record<string, number> {
  const scale = scaleOf(examples)
  const right = examples.filter(({ isRight }) => isRight).length
  const scaled = examples.map(({ features, isRight }) => ({
    values: [...scale.apply(features), 1],
    isRight,
    weight: 0.5 / (isRight ? right : examples.length - right),
  }))
  const slopeOf = (weights: readonly number[]) => {
    const slopes = weights.map(() => 0)
    for (const { values, isRight, weight } of scaled) {
      const error = weight * (1 / (1 + Math.exp(-dot(values, weights))) - (isRight ? 1 : 0))
      for (const [feature, value] of values.entries()) slopes[feature] = (slopes[feature] ?? 0) + error * value
    }
    return slopes
  }
  const weights = descend(slopeOf, scale.names.length + 1)
  const named = scale.undo(weights.slice(0, -1))
  const shift = sum(scale.names.map((name) => (named[name] ?? 0) * scale.mean(name)))
  return { bias: (weights.at(-1) ?? 0) - shift, ...named }
}

/** Gradient descent with a step of its own for each weight (RMSprop). */
function descend(slopeOf: (weights: readonly number[]) => readonly number[], size: number): readonly number[] {
  let weights = Array.from({ length: size }, () => 0)
  let squares = weights
  for (let step = 0; step < steps; step++) {
    const slopes = slopeOf(weights).map((slope, at) => slope + shrinkage * (weights[at] ?? 0))
    squares = squares.map((square, at) => 0.9 * square + 0.1 * (slopes[at] ?? 0) ** 2)
    const pace = rate / (1 + step / 10)
    weights = weights.map((weight, at) => weight - (pace * (slopes[at] ?? 0)) / (Math.sqrt(squares[at] ?? 0) + 1e-8))
  }
  return weights
}

/** Features of mean 0 and spread 1, and their weights back on the features as they are. */
function scaleOf(examples: readonly Example[]) {
  const names = Object.keys(examples[0]?.features ?? {})
  const means = new Map(names.map((name) => [name, average(examples.map(({ features }) => features[name] ?? 0))]))
  const mean = (name: string) => means.get(name) ?? 0
  const spreads = new Map(
    names.map((name) => [
      name,
      Math.sqrt(average(examples.map(({ features }) => ((features[name] ?? 0) - mean(name)) ** 2))) || 1,
    ]),
  )
  const spread = (name: string) => spreads.get(name) ?? 1
  return {
    names,
    mean,
    apply: (features: Numbers) => names.map((name) => ((features[name] ?? 0) - mean(name)) / spread(name)),
    undo: (weights: readonly number[]) =>
      Object.fromEntries(names.map((name, at): [string, number] => [name, (weights[at] ?? 0) / spread(name)])),
  }
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((all, value, at) => all + value * (other[at] ?? 0), 0)
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}

function average(values: readonly number[]): number {
  return sum(values) / Math.max(values.length, 1)
}
