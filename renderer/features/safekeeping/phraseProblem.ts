import { passphraseProblem } from '@/domain/rules/passphrase'

/** What is wrong with a passphrase that was typed twice; null when it may be taken. */
export function phraseProblem(phrase: string, again: string): 'unfit' | 'differs' | null {
  if (passphraseProblem(phrase) !== null) return 'unfit'
  return phrase === again ? null : 'differs'
}
