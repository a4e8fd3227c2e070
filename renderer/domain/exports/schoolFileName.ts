/** «СОШ № 5 2026-09-01.json»: without the characters that Windows forbids in a name. */
export function schoolFileName(title: string, today: string): string {
  const safe = title
    .replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
  return `${safe || 'school'} ${today}.json`
}
