/** Whether a line under a table is signed by hand, so that it needs room above it. */
export function isSigned(line: string): boolean {
  return line.includes('____')
}
