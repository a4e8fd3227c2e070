import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Configuration } from 'electron-builder'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const require = createRequire(import.meta.url)
const { validateConfiguration } = require('app-builder-lib/out/util/config/config') as {
  validateConfiguration: (config: unknown, logger: unknown) => Promise<void>
}
const { DebugLogger } = require('builder-util') as { DebugLogger: new (enabled: boolean) => unknown }
const valid = (config: unknown) => validateConfiguration(config, new DebugLogger(false))

const { default: config, fuses } = (await import(join(root, '.config/electron-builder.config.mjs'))) as {
  default: Configuration
  fuses: Record<string, boolean>
}

describe('packaging', () => {
  it('electron-builder accepts the configuration', async () => {
    await expect(valid(config)).resolves.toBeUndefined()
    // The first validation loads a schema of nine thousand lines.
  }, 60_000)

  it('and would not accept a misspelled one', async () => {
    await expect(valid({ ...config, asarr: true })).rejects.toThrow(/asarr/)
    await expect(valid({ ...config, nsis: { ...config.nsis, perMachin: false } })).rejects.toThrow(
      /configuration\.nsis/,
    )
    await expect(valid({ ...config, electronFuses: { runAsNod: false } })).rejects.toThrow(
      /configuration\.electronFuses/,
    )
  })

  it('makes what the schools need: no administrator on Windows, three kinds for Linux', () => {
    expect(config.win?.target).toEqual([
      { target: 'nsis', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ])
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: false, language: '1049' })
    expect(config.nsis).toMatchObject({ deleteAppDataOnUninstall: false })
    expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm'])
  })

  it('packs the builds only, into an archive that is checked', () => {
    expect(config.asar).toBe(true)
    const packed = [config.files].flat().filter((pattern) => typeof pattern === 'string' && !pattern.startsWith('!'))
    expect(packed).toEqual(['out/main/**', 'out/preload/**', 'out/renderer/**', 'resources/icons/icon.png'])
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies?: object }
    expect(dependencies).toBeUndefined()
  })

  it('ships its icons ready, so that no tool has to be fetched to convert them', () => {
    for (const icon of [config.win?.icon, config.linux?.icon]) expect(existsSync(join(root, String(icon)))).toBe(true)
    const png = readFileSync(join(root, 'resources/icons/icon.png'))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512])
    const ico = readFileSync(join(root, 'resources/icons/icon.ico'))
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index) || 256)
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })
})

describe('S8: fuses', () => {
  it('are exactly these', () => {
    expect(config.electronFuses).toBe(fuses)
    expect(fuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  /** A program as Electron's: a marker, the version and length of the wire, one sign per fuse. */
  function program(wire: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'fuses-'))
    const file = join(folder, 'program')
    const head = Buffer.from([1, wire.length])
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.alloc(500),
        Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
        head,
        Buffer.from(wire),
        Buffer.alloc(99),
      ]),
    )
    return file
  }

  const read = (file: string) =>
    new Promise<{ code: number; said: string }>((done) => {
      execFile(process.execPath, [join(root, 'electron/readFuses.mjs'), file], (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err })
      })
    })

  it('are read back from a program, and a wrong one is named', async () => {
    const good = program('010011001')
    expect(await read(good)).toMatchObject({ code: 0 })
    rmSync(good)
    const bad = program('110011001')
    const { code, said } = await read(bad)
    expect(code).toBe(1)
    expect(said).toMatch(/WRONG runAsNode: ENABLE, asked for DISABLE/)
    expect(said.match(/^ok /gm)).toHaveLength(7)
    rmSync(bad)
  })

  it('a program that is none is told as such', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'fuses-')), 'empty')
    writeFileSync(file, 'nothing')
    expect(await read(file)).toMatchObject({ code: 2 })
    expect(await read('/nowhere')).toMatchObject({ code: 2 })
  })
})
