import { expect, it } from 'vitest'
import { menuTemplate } from '@electron/main/menu'

const entries = (devTools: boolean) =>
  menuTemplate(devTools).flatMap((top) => [top, ...(Array.isArray(top.submenu) ? top.submenu : [])])

it('every entry is Russian and does something standard', () => {
  for (const { label, role, type, submenu } of entries(true)) {
    if (type === 'separator') continue
    expect(label).toMatch(/^[А-ЯЁ][а-яё ]+$/)
    expect(role ?? submenu).toBeDefined()
  }
})

it('nothing in it reloads the page, and undo of typing takes no key from the page', () => {
  const roles = entries(true).map((entry) => entry.role)
  expect(roles).not.toContain('reload')
  expect(roles).not.toContain('forceReload')
  for (const entry of entries(false)) {
    if (entry.role === 'undo' || entry.role === 'redo') expect(entry.registerAccelerator).toBe(false)
  }
})

it('developer tools are only in the developer’s menu', () => {
  expect(entries(true).some((entry) => entry.role === 'toggleDevTools')).toBe(true)
  expect(entries(false).some((entry) => entry.role === 'toggleDevTools')).toBe(false)
})
