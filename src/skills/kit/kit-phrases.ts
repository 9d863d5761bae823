import { businesses } from '../../knowledge/kits/kit.ts'

const businessKeys = businesses.map((name) => `business-${name}` as const)

/** What is said around a kit; worded in prompts/kit.LANGUAGE.yaml. */
export const kitPhraseKeys = [
  ...businessKeys,
  'command-kit',
  'help-kit',
  'list',
  'list-unknown',
  'head',
  'how-to',
  'how-to-formulas',
  'example',
  'example-goes-on',
  'choose-example',
  'file-xlsx',
  'file-xlsx-formulas',
  'file-csv',
  'file-csv-formulas',
  'ours',
  'choice-csv',
  'choice-xlsx',
  'choice-blank',
  'choice-all',
] as const
export type KitPhraseKey = (typeof kitPhraseKeys)[number]
