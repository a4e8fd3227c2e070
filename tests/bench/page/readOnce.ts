import { readGridFile } from '@/formats/reading/readGridFile'
import { timed } from './pairs'

/** Readers of a workbook that do nothing with it: ours, and the two well-known ones. */
export type BareReader = 'own' | 'sheetjs' | 'exceljs'

/** Milliseconds that a bare reader takes from the bytes to the cells, without any plan. */
export async function readOnce(bytes: number[], reader: BareReader): Promise<number> {
  const file = new Uint8Array(bytes)
  switch (reader) {
    case 'own':
      return timed(async () => {
        const outcome = await readGridFile('list.xlsx', file)
        if (!outcome.ok) throw new Error(outcome.refusal)
      })
    case 'sheetjs': {
      const { read } = await import('@e965/xlsx')
      return timed(() => Promise.resolve(read(file, { dense: true })))
    }
    case 'exceljs': {
      const { default: ExcelJS } = await import('exceljs')
      return timed(() => new ExcelJS.Workbook().xlsx.load(file.buffer))
    }
  }
}
