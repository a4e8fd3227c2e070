import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDeviceMark } from '@electron/main/deviceMark'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mark-'))
})
afterEach(() => rm(root, { recursive: true }))

it('is null, then what was written, then what was written last', async () => {
  const folder = join(root, 'not', 'there', 'yet')
  const { readDeviceMark, writeDeviceMark } = createDeviceMark(folder)
  expect(await readDeviceMark()).toEqual({ ok: true, value: null })
  expect(await writeDeviceMark({ mark: '{"devices":{"школа":"a1"}}' })).toEqual({ ok: true, value: null })
  expect(await writeDeviceMark({ mark: 'b2' })).toEqual({ ok: true, value: null })
  expect(await createDeviceMark(folder).readDeviceMark()).toEqual({ ok: true, value: 'b2' })
  expect(await readdir(folder)).toEqual(['device-mark.txt'])
})

it('an empty file is no mark', async () => {
  await writeFile(join(root, 'device-mark.txt'), '\n')
  expect(await createDeviceMark(root).readDeviceMark()).toEqual({ ok: true, value: null })
})

it('tells why it cannot be kept', async () => {
  await writeFile(join(root, 'file'), '')
  const answer = await createDeviceMark(join(root, 'file')).writeDeviceMark({ mark: 'x' })
  expect(answer).toMatchObject({ ok: false, detail: 'EEXIST' })
})
