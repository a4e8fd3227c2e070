/** The three schools of `schoolOfSize.ts` (tests/unit/sample keeps both lists equal), and two for one measure each. */
export const sizes = {
  typical: { staff: 60, classes: 25, pupils: 600, seed: 1 },
  large: { staff: 250, classes: 110, pupils: 2900, seed: 2 },
  extreme: { staff: 600, classes: 270, pupils: 7000, seed: 3 },
}

/** A list longer than any school's: 7,000 rows in one table. */
export const longList = { staff: 7000, classes: 25, pupils: 0, seed: 4 }

/** Almost nothing, but a row to wait for. */
export const almostEmpty = { staff: 1, classes: 1, pupils: 0, seed: 6 }
