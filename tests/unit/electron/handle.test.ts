import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { CHANNELS, LIMITS, type Channel, type DesktopApi, type Result } from '@contract'
import { handleAll } from '@electron/main/handle'
import { rightRequests as RIGHT } from '@tests/support/rightRequests'

const channels = Object.keys(CHANNELS) as Channel[]

/** All channels over a desktop that only counts what reaches it. */
function door(options: { trusted?: boolean; throwing?: unknown } = {}) {
  const reached: [string, unknown][] = []
  const listeners = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<Result<unknown>>>()
  const desktop = Object.fromEntries(
    channels.map((name) => [
      name,
      (request: unknown) => {
        reached.push([name, request])
        if ('throwing' in options) throw options.throwing
        return Promise.resolve({ ok: true, value: name })
      },
    ]),
  ) as unknown as DesktopApi
  handleAll(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    () => options.trusted ?? true,
    desktop,
  )
  const call = (channel: Channel, ...args: unknown[]) => {
    const listener = listeners.get(CHANNELS[channel])
    if (!listener) throw new Error(`no listener for ${channel}`)
    return listener({} as IpcMainInvokeEvent, ...args)
  }
  return { call, reached, opened: [...listeners.keys()] }
}

describe('the door', () => {
  it('opens exactly the channels of the contract', () => {
    expect(door().opened.sort()).toEqual(Object.values(CHANNELS).sort())
  })

  it.each(channels)('%s lets a right request through, unchanged', async (channel) => {
    const { call, reached } = door()
    expect(await call(channel, RIGHT[channel])).toEqual({ ok: true, value: channel })
    expect(reached).toEqual([[channel, RIGHT[channel]]])
  })

  it.each(channels)('S7: %s refuses a stranger, even with a right request', async (channel) => {
    const { call, reached } = door({ trusted: false })
    expect(await call(channel, RIGHT[channel])).toEqual({ ok: false, code: 'forbidden', detail: 'sender' })
    expect(reached).toEqual([])
  })

  it.each(channels)('S7: %s refuses wrong types, keys too many and too few, and second arguments', async (channel) => {
    const { call, reached } = door()
    const right = RIGHT[channel]
    const wrong: unknown[] = [null, 0, 1n, 'x', true, [], [right], new Map(), new Date(), new Uint8Array(3)]
    if (right === undefined) wrong.push({})
    else {
      wrong.push(undefined, {}, { ...right, path: '/etc/passwd' }, JSON.parse('{"__proto__": {"x": 1}}'))
      for (const [key, value] of Object.entries(right)) {
        for (const bad of [undefined, null, {}, [], 5, () => 1, typeof value === 'string' ? 1 : 'x']) {
          if (Array.isArray(value) && Array.isArray(bad)) continue
          if (typeof value !== 'number' || typeof bad !== 'number') wrong.push({ ...right, [key]: bad })
        }
        wrong.push(Object.fromEntries(Object.entries(right).filter(([other]) => other !== key)))
      }
    }
    for (const request of wrong) {
      const answer = await call(channel, request)
      expect(answer, String(request)).toMatchObject({ ok: false, code: 'bad-request' })
    }
    expect(await call(channel, right, right)).toMatchObject({ ok: false, code: 'bad-request' })
    expect(reached).toEqual([])
    expect({}).not.toHaveProperty('x')
  })

  it('S7: refuses what is too large without touching it', async () => {
    const { call, reached } = door()
    const huge = new Uint8Array(LIMITS.saveFileBytes + 1)
    expect(await call('saveFile', { ...RIGHT.saveFile, bytes: huge })).toEqual({
      ok: false,
      code: 'too-large',
      detail: 'saveFile: bytes',
    })
    expect(await call('saveIntoFolder', { ...RIGHT.saveIntoFolder, bytes: huge })).toMatchObject({ code: 'too-large' })
    const html = 'я'.repeat(LIMITS.printHtmlBytes / 2 + 1)
    expect(await call('printToPdf', { html })).toMatchObject({ code: 'too-large' })
    expect(await call('print', { html })).toMatchObject({ code: 'too-large' })
    expect(reached).toEqual([])
  })

  it('S7: bytes where an object belongs are refused unseen, not counted key by key', async () => {
    const { call, reached } = door()
    const huge = new Uint8Array(150 * 1024 * 1024)
    const from = performance.now()
    for (const channel of channels) {
      expect(await call(channel, huge), channel).toMatchObject({ ok: false, code: 'bad-request' })
    }
    const rows = { ...RIGHT.appendJournal, rows: [huge] }
    expect(await call('appendJournal', rows)).toMatchObject({ ok: false, code: 'bad-request' })
    expect(reached).toEqual([])
    expect(performance.now() - from).toBeLessThan(1000)
  })

  it.each(['', '..', '../journal', 'a/b', 'a\\b', 'C:', 'x'.repeat(65), 'а', 'a.journal', 'a\0'])(
    'S4: %j names no school and becomes no file',
    async (bad) => {
      const { call, reached } = door()
      for (const channel of channels) {
        const right = RIGHT[channel]
        if (right === undefined || !('school' in right)) continue
        expect(await call(channel, { ...right, school: bad })).toMatchObject({ ok: false, code: 'bad-request' })
      }
      expect(reached).toEqual([])
    },
  )

  it.each(['', '..', 'key', '../key.age', 'a/2026-x.age', '2026-\\x.age', 'con.age', '2026-x.age\0', '2026-é.age'])(
    'S4: %j names no snapshot',
    async (name) => {
      const { call, reached } = door()
      for (const channel of ['writeSnapshot', 'readSnapshot', 'removeSnapshot'] as const) {
        expect(await call(channel, { ...RIGHT[channel], name })).toMatchObject({ ok: false, code: 'bad-request' })
      }
      expect(reached).toEqual([])
    },
  )

  it.each([
    '..',
    'v1/../..',
    '/v1',
    'v1/',
    'v1//a',
    'v1\\a',
    'C:',
    'v1/con',
    'v1/nul.txt',
    'v1/a.',
    'a/b/c/d/e',
    'v1/а',
    'v1/a\0',
  ])('S4: %j is no path of an exchange', async (path) => {
    const { call, reached } = door()
    for (const channel of ['listExchange', 'readExchange', 'createExchange', 'removeExchange'] as const) {
      expect(await call(channel, { ...RIGHT[channel], path })).toMatchObject({ ok: false, code: 'bad-request' })
    }
    expect(reached).toEqual([])
  })

  it.each([
    { kind: 'folder', title: '/etc' },
    { kind: 'webdav', url: 'https://x/', user: 'a:b' },
    { kind: 'webdav', url: 'https://x/', user: 'a\r\nHost: y' },
    { kind: 'webdav', url: 'https://x/', user: 'a', path: '/etc' },
    { kind: 's3', endpoint: 'https://x/', region: 'r', bucket: '../b', prefix: '', accessKey: 'k', pathStyle: true },
    {
      kind: 's3',
      endpoint: 'https://x/',
      region: 'r/s',
      bucket: 'bucket',
      prefix: '',
      accessKey: 'k',
      pathStyle: true,
    },
    {
      kind: 's3',
      endpoint: 'https://x/',
      region: 'r',
      bucket: 'bucket',
      prefix: '../a',
      accessKey: 'k',
      pathStyle: true,
    },
  ])('S7: %j is no server of an exchange', async (setting) => {
    const { call, reached } = door()
    const answer = await call('connectExchange', { ...RIGHT.connectExchange, setting })
    expect(answer).toMatchObject({ ok: false, code: 'bad-request' })
    expect(reached).toEqual([])
  })

  it('S10: what fails inside becomes a code without paths and names', async () => {
    const secret = Object.assign(new Error("EACCES: '/home/Иванова/личное.xlsx'"), { code: 'EACCES' })
    expect(await door({ throwing: secret }).call('info')).toEqual({ ok: false, code: 'unknown', detail: 'EACCES' })
    const plain = await door({ throwing: new TypeError('Иванова') }).call('info')
    expect(plain).toEqual({ ok: false, code: 'unknown', detail: 'TypeError' })
    expect(await door({ throwing: 'Иванова' }).call('info')).toMatchObject({ detail: 'string' })
  })

  it('S10: a refusal tells the place and never the value', async () => {
    const answer = await door().call('openExternal', { url: 5, Иванова: 1 })
    expect(JSON.stringify(answer)).not.toContain('Иванова')
  })
})
