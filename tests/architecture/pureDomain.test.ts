import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse, type House } from '@tests/architecture/house'
import { soundHouse } from '@tests/architecture/soundHouse'

/** Names of the outside world that the type check of `renderer/domain` must not know. */
const outside: Record<string, string> = {
  document: 'export const title = () => document.title\n',
  window: 'export const width = () => window.innerWidth\n',
  localStorage: "export const kept = () => localStorage.getItem('a')\n",
  fetch: "export const got = () => fetch('https://example.invalid')\n",
  HTMLElement: 'export type Element = HTMLElement\n',
  process: 'export const env = () => process.env\n',
  Buffer: "export const bytes = () => Buffer.from('a')\n",
  crypto: 'export const id = () => crypto.randomUUID()\n',
  console: "export const say = () => console.log('a')\n",
  setTimeout: 'export const wait = () => setTimeout(() => {}, 1)\n',
}

describe('the type check of the domain', () => {
  let house: House
  let output: string

  beforeAll(() => {
    const planted = Object.entries(outside).map(([name, text]) => [`renderer/domain/outside_${name}.ts`, text])
    house = buildHouse({ ...soundHouse, ...Object.fromEntries(planted) })
    output = house.run('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', 'renderer/domain']).output
  }, 60_000)
  afterAll(() => {
    house.tearDown()
  })

  it.each(Object.keys(outside))('does not know %s', (name) => {
    expect(output).toMatch(new RegExp(`outside_${name}\\.ts\\(\\d+,\\d+\\): error TS\\d+: Cannot find name '${name}'`))
  })

  it('knows everything a sound domain needs', () => {
    const complaints = output.split('\n').filter((line) => line.includes('error TS') && !line.includes('outside_'))
    expect(complaints).toEqual([])
  })
})
