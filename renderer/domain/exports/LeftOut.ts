import { exportTexts } from './texts'

/** What stays behind and why, by number; a reason that touched nobody is absent. */
export type LeftOut = Partial<Record<keyof typeof exportTexts.leftOut, number>>

/** «2 уволенных, 1 человек без фамилии или имени»; empty when nothing stayed behind. */
export function leftOutInWords(leftOut: LeftOut): string {
  return (Object.keys(exportTexts.leftOut) as (keyof LeftOut)[])
    .flatMap((reason) => {
      const count = leftOut[reason] ?? 0
      return count === 0 ? [] : [exportTexts.leftOut[reason](count)]
    })
    .join(', ')
}
