/** A share from 0 to 1 as Excel shows it with Russian settings: «85,7 %». */
export function showShare(share: number): string {
  return `${(share * 100).toFixed(1).replace('.', ',')} %`
}
