import { afterEach, describe, expect, it } from 'vitest'
import { buildHouse, type House } from '@tests/architecture/house'
import { component } from '@tests/architecture/plant'
import { soundHouse } from '@tests/architecture/soundHouse'

/** Each kind of cycle, through everything that could hide it from the tool. */
const cycles: Record<string, Record<string, string>> = {
  'two files': {
    'renderer/domain/one.ts': "import { two } from './two'\nexport const one = () => two\n",
    'renderer/domain/two.ts': "import { one } from './one'\nexport const two = () => one\n",
  },
  'three files through the alias': {
    'renderer/domain/one.ts': "export { two } from '@/domain/rules/two'\nexport const one = 1\n",
    'renderer/domain/rules/two.ts': "import { three } from './three'\nexport const two = three\n",
    'renderer/domain/rules/three.ts': "export { one as three } from '@/domain/one'\n",
  },
  'a component and its texts': {
    'renderer/features/staff/Card.vue': component("import { texts } from './cardTexts'\n\nconst shown = texts"),
    'renderer/features/staff/cardTexts.ts': "import Card from './Card.vue'\nexport const texts = [Card]\n",
  },
  'two components through the alias': {
    'renderer/ui/One.vue': component("import Two from '@/ui/Two.vue'\n\nconst shown = Two"),
    'renderer/ui/Two.vue': component("import One from '@/ui/One.vue'\n\nconst shown = One"),
  },
  'types only': {
    'renderer/domain/one.ts': "import type { Two } from './two'\nexport interface One {\n  two: Two\n}\n",
    'renderer/domain/two.ts': "import type { One } from './one'\nexport interface Two {\n  one: One\n}\n",
  },
  'a dynamic import': {
    'renderer/domain/one.ts': "export const one = () => import('./two')\n",
    'renderer/domain/two.ts': "import { one } from './one'\nexport const two = one\n",
  },
  'two files of main': {
    'electron/main/one.ts': "import { two } from './two'\nexport const one = () => two\n",
    'electron/main/two.ts': "import { one } from './one'\nexport const two = () => one\n",
  },
}

describe('the guard against cycles', () => {
  let house: House | undefined
  afterEach(() => house?.tearDown())

  const cruise = (files: Record<string, string>) => {
    house = buildHouse({ ...soundHouse, ...files })
    const args = ['--config', '.config/dependency-cruiser.cjs', 'electron', 'renderer', 'tests']
    return house.run('dependency-cruiser/bin/dependency-cruiser.mjs', args)
  }

  it('leaves a house without cycles alone', () => {
    const { code, output } = cruise({})
    expect(output).toContain('no dependency violations found')
    expect(code).toBe(0)
  })

  it.each(Object.keys(cycles))('reports a cycle of %s', (kind) => {
    const files = cycles[kind]!
    const { code, output } = cruise(files)
    expect(code).not.toBe(0)
    for (const file of Object.keys(files)) expect(output).toContain(file)
    expect(output).toContain('no-cycles')
  })

  it('reports an import that leads nowhere', () => {
    const { code, output } = cruise({
      'renderer/ui/Lost.vue': component("import Gone from '@/ui/Gone.vue'\n\nconst shown = Gone"),
    })
    expect(code).not.toBe(0)
    expect(output).toContain('no-unresolved')
  })
})
