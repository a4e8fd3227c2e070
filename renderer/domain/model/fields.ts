import { z } from 'zod'

// Before the first schema is made: making one from another (`keyof`, `pick`) would otherwise try `new Function`, which
// the content security policy forbids and reports. The entries' own setting comes too late, after all their imports.
z.config({ jitless: true })

/** What fields of several kinds of records are made of. */
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const dayOrNull = isoDay.nullable()
export const text = z.string().max(2000)
export const line = z.string().max(300)
export const id = z.string().min(1).max(120)

/** Who an invitation link lets in. The platforms never switch a role: remove and invite again (domain.md 0.5). */
export const inviteeRoles = ['teacher', 'staff', 'pupil', 'parent'] as const
export const inviteeRole = z.enum(inviteeRoles)
export type InviteeRole = z.infer<typeof inviteeRole>
