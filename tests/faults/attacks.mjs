/**
 * Runs in the main process, sent as text: every channel is called in every wrong way, at the very handlers that the page's
 * calls arrive at. Nothing travels over a bridge, so that sizes and types are what they are.
 * @param {typeof import('electron')} electron
 * @param {{ channels: Record<string, string>, right: unknown, limitBytes: number }} given
 *   `right`: one right request per action; bytes as `{ bytes: [...] }`
 * @returns {Promise<{ tried: Record<string, number>, passed: string[], polluted: boolean }>} how many attempts of each kind, and those that
 *   were not refused
 */
export async function attackChannels({ ipcMain, BrowserWindow, dialog, shell }, { channels, right, limitBytes }) {
  const handlers = globalThis.standInHost?.handlers ?? ipcMain._invokeHandlers
  const alarm = () => {
    throw new Error('a refused request must reach nothing')
  }
  Object.assign(dialog, { showOpenDialog: alarm, showSaveDialog: alarm })
  Object.assign(shell, { openExternal: alarm, openPath: alarm, showItemInFolder: alarm })
  const { mainFrame } = BrowserWindow.getAllWindows()[0].webContents
  const ours = { senderFrame: mainFrame }
  const tried = {}
  const passed = []

  const revive = (value) => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(revive)
    const keys = Object.keys(value)
    if (keys.length === 1 && keys[0] === 'bytes' && Array.isArray(value.bytes)) return new Uint8Array(value.bytes)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, revive(entry)]))
  }
  async function attempt(kind, name, codes, event, ...args) {
    tried[kind] = (tried[kind] ?? 0) + 1
    let answer
    try {
      answer = await handlers.get(channels[name])(event, ...args)
    } catch (error) {
      answer = { ok: false, code: `thrown: ${error.message}` }
    }
    if (answer?.ok !== false || !codes.includes(answer.code))
      passed.push(`${kind}: ${name} → ${JSON.stringify(answer)}`)
  }

  const huge = new Uint8Array(limitBytes + 1)
  const longText = 'я'.repeat(11 * 1024 * 1024)
  const refused = ['bad-request', 'too-large']
  const strangers = [
    null,
    { url: mainFrame.url },
    { url: 'https://example.org/' },
    { url: 'about:blank', parent: mainFrame },
  ]
  const outside = ['../x', '..\\x', '/etc/passwd', 'C:\\x', '\\\\server\\share', 'x\0', '.', '..', '']
  /** Every place inside a request, also within its lists. */
  function* places(value, way = []) {
    for (const key of Object.keys(value)) {
      yield [...way, key]
      const inner = value[key]
      if (inner !== null && typeof inner === 'object' && !(inner instanceof Uint8Array))
        yield* places(inner, [...way, key])
    }
  }
  const at = (value, way) => way.reduce((inner, key) => inner[key], value)
  function replaced(value, [key, ...rest], by) {
    const copy = Array.isArray(value) ? [...value] : { ...value }
    if (rest.length > 0) copy[key] = replaced(copy[key], rest, by)
    else if (by === undefined && !Array.isArray(copy)) delete copy[key]
    else copy[key] = by
    return copy
  }

  for (const name of Object.keys(channels)) {
    const fit = right[name] === null ? undefined : revive(right[name])
    for (const senderFrame of strangers) await attempt('foreign frame', name, ['forbidden'], { senderFrame }, fit)
    await attempt('second argument', name, refused, ours, fit, fit)
    const wrong = [
      null,
      0,
      NaN,
      1n,
      'x',
      true,
      [],
      [fit],
      new Map(),
      new Date(),
      huge,
      () => 1,
      Symbol('x'),
      Object.create(null),
    ]
    if (fit !== undefined) wrong.push(undefined)
    for (const request of wrong) await attempt('wrong type', name, refused, ours, request)
    await attempt('huge argument', name, refused, ours, longText)
    if (fit === undefined) continue
    await attempt('key too many', name, refused, ours, { ...fit, path: '/etc/passwd' })
    await attempt('key too many', name, refused, ours, JSON.parse(`{"__proto__": {"x": 1}}`))
    for (const way of places(fit)) {
      const value = at(fit, way)
      const isEntry = /^\d+$/.test(way.at(-1))
      const bad = [null, {}, 1n, () => 1, new Date(), ...(isEntry ? [] : [undefined])]
      if (!Array.isArray(value)) bad.push([])
      if (typeof value !== 'string') bad.push('x')
      if (typeof value !== 'number') bad.push(5)
      else bad.push(-1, 1.5, NaN, Infinity, 2 ** 60)
      for (const by of bad) await attempt('wrong type', name, refused, ours, replaced(fit, way, by))
      if (typeof value === 'string') await attempt('huge argument', name, refused, ours, replaced(fit, way, longText))
      if (value instanceof Uint8Array) await attempt('huge argument', name, refused, ours, replaced(fit, way, huge))
      if (Array.isArray(value)) {
        const many = Array(100_000).fill(value[0])
        await attempt('huge argument', name, refused, ours, replaced(fit, way, many))
      }
      // What names a file inside a request is an id or a token; free names are tidied, not refused (S4).
      if (['school', 'token', 'folder', 'to'].includes(way.at(-1))) {
        for (const by of outside) await attempt('path outside', name, refused, ours, replaced(fit, way, by))
      }
      // The root of a store is no way out of it, and can be looked into.
      if (way.at(-1) === 'path') {
        const ways = name === 'listExchange' ? outside.filter((by) => by !== '') : outside
        for (const by of ways) await attempt('path outside', name, refused, ours, replaced(fit, way, by))
      }
    }
  }
  return { tried, passed, polluted: 'x' in {} }
}

/** A request as it can be sent as text. */
export function portable(value) {
  if (value === undefined) return null
  if (value instanceof Uint8Array) return { bytes: [...value] }
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(portable)
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, portable(entry)]))
}
