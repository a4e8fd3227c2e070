import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshFolder, judge } from './tools'

/** Debian's `age` is the judge: a school's IT firm can look into the exchange with the key and no program of ours. */
const folder = freshFolder('exchange-files')
const frozen = 'tests/fixtures/exchange-v1'
const space = join(frozen, 'v1/school')
/** 16 bytes of HMAC come before the gzip. */
const MAC_BYTES = 16

describe('files of the exchange', () => {
  it('are opened by age: every file of a store of format 1', async () => {
    let files = 0
    for (const device of readdirSync(space).filter((name) => /^[0-9a-f]{16}$/.test(name))) {
      for (const name of readdirSync(join(space, device))) {
        const plain = join(folder, 'plain')
        await judge('age', ['-d', '-i', join(frozen, 'identity.txt'), '-o', plain, join(space, device, name)])
        const packed = readFileSync(plain).subarray(MAC_BYTES)
        const value = JSON.parse(gunzipSync(packed).toString()) as Record<string, unknown>
        expect(value).toMatchObject({ format: 1, school: 'school', device })
        writeFileSync(plain, '')
        files += 1
      }
    }
    expect(files).toBe(7)
  })
})
