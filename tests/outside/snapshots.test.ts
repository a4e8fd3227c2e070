import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { printToPdf } from '@/cli/printToPdf'
import { recoverySheet } from '@/domain/documents/recoverySheet'
import { pageDocument } from '@/formats/pages/pageDocument'
import { renderPages } from '@/formats/pages/renderPages'
import { seal, sealByPhrase, wrapIdentities } from '@/safety/ageFiles'
import { recoveryGroups, recoveryIdentity } from '@/safety/recoveryText'
import { codesOf, freshFolder, judge } from './tools'

/** Debian's `age` is the judge: a school can open its copies without this program. */
const folder = freshFolder('snapshots')
const browser = process.env.CHROME_PATH ?? '/usr/bin/chromium'
const plain = readFileSync('tests/fixtures/school-file-v1.json')
const own = await generateX25519Identity()
const recovery = await generateX25519Identity()

async function openedByAge(snapshot: string, identity: string): Promise<Buffer> {
  const keys = join(folder, 'identity.txt')
  const packed = join(folder, 'packed.gz')
  writeFileSync(keys, `${identity}\n`)
  await judge('age', ['-d', '-i', keys, '-o', packed, snapshot])
  return gunzipSync(readFileSync(packed))
}

describe('the age command', () => {
  const snapshot = join(folder, 'snapshot.age')

  it('opens a copy with the school’s key and with what was typed from the sheet', async () => {
    writeFileSync(snapshot, await seal(plain, [own, recovery]))
    expect((await openedByAge(snapshot, own)).equals(plain)).toBe(true)
    const typed = recoveryIdentity(recoveryGroups(recovery).join(' – ').toLowerCase()) ?? ''
    expect((await openedByAge(snapshot, typed)).equals(plain)).toBe(true)
    await expect(openedByAge(snapshot, await generateX25519Identity())).rejects.toThrow(/no identity matched/)
  })

  it('opens the frozen copy of format 1', async () => {
    const text = readFileSync('tests/fixtures/snapshot-v1/identity.txt', 'utf8').trim()
    const file = 'tests/fixtures/snapshot-v1/2026-09-01T080000-ordinary-9-3.age'
    expect((await openedByAge(file, text)).equals(plain)).toBe(true)
  })

  it('opens a handed over school with the phrase', async () => {
    const file = join(folder, 'handed-over.age')
    const packed = join(folder, 'handed-over.gz')
    writeFileSync(file, await sealByPhrase(plain, 'sinitsa v rukah'))
    const line = `printf 'sinitsa v rukah\\n' | script -qec "age -d -o '${packed}' '${file}'" /dev/null`
    await judge('sh', ['-c', line])
    expect(gunzipSync(readFileSync(packed)).equals(plain)).toBe(true)
  })

  it('opens the key file with the passphrase', async () => {
    const keyFile = join(folder, 'key.age')
    writeFileSync(keyFile, await wrapIdentities([own], 'sinitsa v rukah'))
    // age reads a passphrase from a terminal only.
    const line = `printf 'sinitsa v rukah\\n' | script -qec "age -d '${keyFile}'" /dev/null`
    expect(await judge('sh', ['-c', line])).toContain(own)
  })
})

describe('the recovery sheet on paper', () => {
  it('is one page whose code is the key, letter for letter', async () => {
    const document = recoverySheet({
      school: 'МБОУ «Средняя общеобразовательная школа № 5 имени Героя Советского Союза Иванова»',
      day: '2026-09-01',
      groups: recoveryGroups(recovery),
      text: recovery,
    })
    const rendered = renderPages(document)
    expect(rendered.pages).toHaveLength(1)
    const pdf = join(folder, 'sheet.pdf')
    writeFileSync(pdf, await printToPdf(browser, pageDocument(rendered)))
    await judge('pdftoppm', ['-r', '150', '-png', '-singlefile', pdf, join(folder, 'sheet')])
    expect(await codesOf(join(folder, 'sheet.png'))).toEqual([recovery])
    const text = await judge('pdftotext', ['-layout', pdf, '-'])
    for (const group of recoveryGroups(recovery)) expect(text).toContain(group)
  })
})
