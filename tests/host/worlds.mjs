import { makeCodec } from './codec.mjs'

/** The isolated world's name; CDP ties the way out to it, so that the page cannot use it. */
export const PRELOAD_WORLD = 'preload'
export const TO_MAIN = 'standInToMain'
export const FROM_MAIN = 'standInFromMain'

/**
 * Runs in the page's own world: builds what `contextBridge` exposes. The worlds talk by events whose `detail` Chromium
 * clones from world to world, so no object is ever shared.
 */
function pageHalf() {
  if (window.top !== window) return
  const waiting = new Map()
  let last = 0
  const tell = (detail) => window.dispatchEvent(new CustomEvent('stand-in:preload', { detail }))
  const build = (shape) => {
    if (shape.kind === 'value') return shape.value
    if (shape.kind === 'object') {
      const entries = Object.entries(shape.members).map(([name, member]) => [name, build(member)])
      return Object.freeze(Object.fromEntries(entries))
    }
    return (...args) => {
      const copy = structuredClone(args) // throws here, as contextBridge does, for what cannot be cloned
      return new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        tell({ kind: 'call', id: last, of: shape.id, args: copy })
      })
    }
  }
  window.addEventListener('stand-in:page', ({ detail }) => {
    if (detail.kind === 'expose') {
      if (detail.name in window) return
      Object.defineProperty(window, detail.name, { value: build(detail.shape), enumerable: true })
      return
    }
    const call = waiting.get(detail.id)
    waiting.delete(detail.id)
    if (detail.ok) call?.resolve(detail.value)
    else call?.reject(new Error(detail.message))
  })
  tell({ kind: 'ready' })
}

/** Runs in the isolated world, before the preload: an `electron` with the two objects a sandboxed preload has. */
function preloadHalf(codec, toMain, fromMain) {
  const functions = []
  const exposed = []
  const invoked = new Map()
  let last = 0
  const tell = (detail) => window.dispatchEvent(new CustomEvent('stand-in:page', { detail }))
  const shapeOf = (value) => {
    if (typeof value === 'function') return { kind: 'function', id: functions.push(value) - 1 }
    if (value === null || typeof value !== 'object') return { kind: 'value', value }
    const members = Object.entries(value).map(([name, member]) => [name, shapeOf(member)])
    return { kind: 'object', members: Object.fromEntries(members) }
  }
  window.addEventListener('stand-in:preload', ({ detail }) => {
    if (detail.kind === 'ready') {
      exposed.forEach(tell)
      return
    }
    Promise.resolve()
      .then(() => functions[detail.of](...detail.args))
      .then(
        (value) => tell({ id: detail.id, ok: true, value }),
        (error) => tell({ id: detail.id, ok: false, message: String(error.message) }),
      )
  })
  globalThis[fromMain] = (text) => {
    const { id, ok, value, message } = codec.decode(text)
    const call = invoked.get(id)
    invoked.delete(id)
    if (ok) call?.resolve(value)
    else call?.reject(new Error(message))
  }
  const electron = {
    contextBridge: {
      exposeInMainWorld(name, api) {
        const exposure = { kind: 'expose', name, shape: shapeOf(api) }
        exposed.push(exposure)
        tell(exposure)
      },
    },
    ipcRenderer: {
      invoke: (channel, ...args) =>
        new Promise((resolve, reject) => {
          last += 1
          invoked.set(last, { resolve, reject })
          globalThis[toMain](codec.encode({ id: last, channel, args }))
        }),
    },
  }
  return (name) => {
    if (name === 'electron') return electron
    throw new Error(`A sandboxed preload cannot require '${name}': bundle it`)
  }
}

export const pageScript = `(${pageHalf.toString()})()`

/** The isolated world's whole script around the bundled preload `source`. */
export function preloadScript(source) {
  return `(() => {
    if (window.top !== window) return
    const codec = (${makeCodec.toString()})((bytes) => bytes.toBase64(), (text) => Uint8Array.fromBase64(text))
    const require = (${preloadHalf.toString()})(codec, '${TO_MAIN}', '${FROM_MAIN}')
    const module = { exports: {} };
    (function (require, module, exports) {
${source}
    })(require, module, module.exports)
  })()`
}
