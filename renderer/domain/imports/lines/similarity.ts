import { comparable } from '@/domain/rules/lookAlikes'

/** How alike two short texts are, 0–1: the share of pairs of neighbouring letters that they have in common (Dice). */
export function similarity(a: string, b: string): number {
  const left = pairs(a)
  const right = pairs(b)
  if (left.length === 0 || right.length === 0) return 0
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    common += 1
  }
  return (2 * common) / (left.length + right.length)
}

function pairs(text: string): string[] {
  const letters = ` ${comparable(text.slice(0, 100)).replace(/[^\p{L}\p{N}]+/gu, '')} `
  return Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)).filter(
    (pair) => pair.trim() !== '',
  )
}
