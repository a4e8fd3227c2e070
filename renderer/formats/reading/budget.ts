/**
 * What a foreign file may cost (reliability.md 6, S2; the number of cells after issue 3, which calls 1,000,000 legitimate).
 * Sizes in bytes, time in milliseconds.
 */
export interface ReadingBudget {
  fileBytes: number
  /** All XML parts of the package together, unpacked. */
  unpackedBytes: number
  /** Unpacked by packed size; judged only above `ratioFromBytes`, since small repetitive sheets pack well. */
  ratio: number
  ratioFromBytes: number
  sheets: number
  /** Cells of the grid handed on, gaps within rows and empty rows above a filled one included. */
  cells: number
  /** Cell elements looked at, formatted blank ones included. */
  scannedCells: number
  /** Longest text of one cell; Excel itself allows 32,767 characters. */
  textChars: number
  merges: number
  milliseconds: number
}

export const defaultBudget: ReadingBudget = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 150 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 5 * 1024 * 1024,
  sheets: 100,
  cells: 1_000_000,
  scannedCells: 3_000_000,
  textChars: 32_767,
  merges: 100_000,
  milliseconds: 10_000,
}
