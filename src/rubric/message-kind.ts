import type { MessageKind, PracticeRules } from '../knowledge/practice/load-practice.ts'
import { first, readable } from './signs.ts'

/**
 * What a customer's message is, by the words of knowledge/practice/rules.yaml: danger goes before all, and what went wrong
 * before what is only asked. One that tells something and asks nothing is taken for a complaint, as is one not known.
 */
export function messageKind(customer: string, { kinds }: PracticeRules): MessageKind {
  const text = readable(customer)
  const says = (kind: MessageKind) => first(text, kinds[kind]) !== undefined
  if (says('danger')) return 'danger'
  if (says('thanks')) return 'thanks'
  if (says('upset')) return 'upset'
  if (says('question') && customer.includes('?')) return 'question'
  if (says('request')) return 'request'
  return customer.includes('?') ? 'question' : 'upset'
}
