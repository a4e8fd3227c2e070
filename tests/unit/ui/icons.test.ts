import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { icons } from '@iconify-json/lucide'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../../renderer')

describe('icons', () => {
  it('every icon named in the sources exists in the bundled set, so that none is asked from outside', () => {
    const unknown: string[] = []
    let met = 0
    for (const file of globSync('**/*.{vue,ts}', { cwd: root, exclude: (name) => name.includes('node_modules') })) {
      for (const [, name = ''] of readFileSync(resolve(root, file), 'utf8').matchAll(/i-lucide-([a-z0-9-]+)/g)) {
        met += 1
        if (!(name in icons.icons) && !(name in (icons.aliases ?? {}))) unknown.push(`${file}: ${name}`)
      }
    }
    expect(unknown).toEqual([])
    expect(met).toBeGreaterThan(20)
  })
})
