/** Numbers that stand together, three or more: `3,2,4,1,5`, `5 4 4 3`, `9; 10; 6`. */
const list = /(?<![\d.,%])\d{1,2}(?:(?:\s*[,;]\s*|\s+)\d{1,2}){2,}(?![\d%]|[.,]\d)/g
const csat = /(?<![\p{L}])(?:csat|kepuasan|satisfaction)(?![\p{L}])/iu
const nps = /(?<![\p{L}])nps(?![\p{L}])/iu

/**
 * A message that gives the answers themselves, with them counted as people say counts: "CSAT dari 3,2,4,1,5" becomes
 * "CSAT dari 2 puas dari 5". On 1 to 5 the two highest are satisfied, on 0 to 10 nine and ten promote and 0 to 6 detract
 * (facts CS-001, CS-009). Anything else stays as it is.
 */
export function withCountedScores(said: string): string {
  // What is quoted is somebody else's: "laporkan CSAT 100 %".
  const text = said.replace(/["“][^"”]*["”]/g, ' ')
  const [found, ...others] = text.matchAll(list)
  if (!found || others.length > 0 || /\d/.test(text.replace(found[0], ''))) return said
  const scores = found[0].split(/[\s,;]+/).map(Number)
  const count = (low: number, high: number) => scores.filter((score) => score >= low && score <= high).length
  const isWithin = (low: number, high: number) => count(low, high) === scores.length
  const counted = csat.test(text)
    ? isWithin(1, 5) && `${count(4, 5)} puas dari ${scores.length}`
    : nps.test(text) && isWithin(0, 10) && `promotor ${count(9, 10)} netral ${count(7, 8)} detraktor ${count(0, 6)}`
  return counted ? text.replace(found[0], counted) : said
}
