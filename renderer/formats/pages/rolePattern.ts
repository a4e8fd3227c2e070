import type { InviteeRole } from '@/domain/model/entities'

/** Colour of a role on a colour printer; every one is dark enough for black and white. */
export const roleColours: Record<InviteeRole, string> = {
  pupil: '#1d4ed8',
  parent: '#15803d',
  teacher: '#6d28d9',
  staff: '#9a3412',
}

/**
 * A square that tells the roles apart without colour (peers.md 3.5): slanted stripes for pupils, dots for parents, solid
 * for teachers, a grid for other staff. Drawn with shapes, since browsers leave backgrounds out when they print.
 */
export function rolePattern(role: InviteeRole, sideMm: number): string {
  const side = `${String(sideMm)}mm`
  return (
    `<svg class="pattern" width="${side}" height="${side}" viewBox="0 0 24 24" fill="none" stroke="${roleColours[role]}">` +
    `<rect x="1" y="1" width="22" height="22" rx="3" stroke-width="1.6" fill="#fff"/>${shapes[role]}</svg>`
  )
}

const dots = [6, 12, 18].flatMap((y) => [6, 12, 18].map((x) => `<circle cx="${String(x)}" cy="${String(y)}" r="1.9"/>`))

const shapes: Record<InviteeRole, string> = {
  pupil: '<path stroke-width="2.2" d="M4 11L11 4M4 20L20 4M13 20L20 13"/>',
  parent: `<g fill="${roleColours.parent}" stroke="none">${dots.join('')}</g>`,
  teacher: `<rect x="5" y="5" width="14" height="14" rx="1" fill="${roleColours.teacher}" stroke="none"/>`,
  staff: '<path stroke-width="1.8" d="M8.5 4V20M15.5 4V20M4 8.5H20M4 15.5H20"/>',
}
