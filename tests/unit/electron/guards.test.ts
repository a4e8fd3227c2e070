import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { lockNavigation } from '@electron/main/navigation'
import { mayHave } from '@electron/main/permissions'
import { guardSession } from '@electron/main/sessionGuards'

const OURS = 'app://pereklichka/'
const STRANGER = 'https://example.org/'

/** Every permission of Electron 45's type; a new one is refused without being named here. */
const PERMISSIONS =
  'ar automatic-fullscreen background-fetch background-sync captured-surface-control clipboard-read clipboard-sanitized-write deprecated-sync-clipboard-read display-capture fileSystem fullscreen geolocation geolocation-approximate hand-tracking hid idle-detection keyboardLock local-fonts local-network local-network-access loopback-network media mediaKeySystem midi midiSysex nfc notifications openExternal payment-handler periodic-background-sync persistent-storage pointerLock screen-wake-lock sensors serial smart-card speaker-selection storage-access system-wake-lock top-level-storage-access unknown usb vr web-app-installation web-printing window-management'.split(
    ' ',
  )

describe('S8: the permission table', () => {
  it('grants two permissions to us and none to anybody else', () => {
    expect(PERMISSIONS.filter((name) => mayHave(name, OURS))).toEqual([
      'clipboard-sanitized-write',
      'persistent-storage',
    ])
    expect(PERMISSIONS.filter((name) => mayHave(name, STRANGER))).toEqual([])
    expect(mayHave('constructor', OURS)).toBe(false)
  })
})

/** A session that remembers what it was told. */
function memorySession() {
  const told: Record<string, (...args: unknown[]) => unknown> = {}
  const events = new EventEmitter()
  const remember = (name: string) => (handler: (...args: unknown[]) => unknown) => {
    told[name] = handler
  }
  const session = {
    setPermissionRequestHandler: remember('request'),
    setPermissionCheckHandler: remember('check'),
    setDevicePermissionHandler: remember('device'),
    setDisplayMediaRequestHandler: remember('display'),
    setBluetoothPairingHandler: remember('bluetooth'),
    webRequest: { onBeforeRequest: remember('before') },
    on: events.on.bind(events),
  }
  guardSession(session as unknown as Session)
  const ask = (name: string, ...args: unknown[]) => told[name]?.(...args)
  return { ask, events }
}

describe('S8: the session', () => {
  it('asks the table for requests and for checks', () => {
    const { ask } = memorySession()
    const requested = (permission: string, requestingUrl: string) => {
      let granted: unknown
      ask('request', null, permission, (answer: unknown) => (granted = answer), { requestingUrl })
      return granted
    }
    expect(requested('persistent-storage', `${OURS}index.html`)).toBe(true)
    expect(requested('persistent-storage', STRANGER)).toBe(false)
    expect(requested('media', `${OURS}index.html`)).toBe(false)
    expect(ask('check', null, 'clipboard-sanitized-write', OURS)).toBe(true)
    expect(ask('check', null, 'clipboard-read', OURS)).toBe(false)
  })

  it('refuses devices, screen capture, pairing and downloads', () => {
    const { ask, events } = memorySession()
    expect(ask('device', { deviceType: 'usb', origin: OURS })).toBe(false)
    let streams: unknown = 'not answered'
    ask('display', {}, (answer: unknown) => (streams = answer))
    expect(streams).toBeNull()
    let pairing: unknown
    ask('bluetooth', {}, (answer: unknown) => (pairing = answer))
    expect(pairing).toEqual({ confirmed: false })
    let prevented = false
    events.emit('will-download', { preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
  })

  it('cancels everything that is not ours', () => {
    const { ask } = memorySession()
    const cancelled = (url: string) => {
      let answer: unknown
      ask('before', { url }, (given: unknown) => (answer = given))
      return answer
    }
    expect(cancelled(`${OURS}index.html`)).toEqual({ cancel: false })
    expect(cancelled(STRANGER)).toEqual({ cancel: true })
    expect(cancelled('ws://127.0.0.1:1/')).toEqual({ cancel: true })
    expect(cancelled('file:///etc/passwd')).toEqual({ cancel: true })
  })
})

describe('S8: navigation', () => {
  const events = new EventEmitter()
  let openHandler: (() => unknown) | null = null
  lockNavigation(
    Object.assign(events, {
      setWindowOpenHandler: (handler: () => unknown) => (openHandler = handler),
    }) as unknown as WebContents,
  )
  const prevented = (name: string, url: string, isMainFrame = true) => {
    let stopped = false
    events.emit(name, { url, isMainFrame, preventDefault: () => (stopped = true) })
    return stopped
  }

  it('lets the page reload itself and nothing else', () => {
    expect(prevented('will-navigate', `${OURS}index.html`)).toBe(false)
    expect(prevented('will-frame-navigate', `${OURS}index.html`)).toBe(false)
    for (const url of [STRANGER, 'file:///etc/passwd', 'data:text/html,x', `${OURS}print/1`, 'about:blank']) {
      expect(prevented('will-navigate', url), url).toBe(true)
      expect(prevented('will-frame-navigate', url), url).toBe(true)
    }
  })

  it('has no frames, redirects, embedded browsers or second windows', () => {
    expect(prevented('will-frame-navigate', `${OURS}index.html`, false)).toBe(true)
    expect(prevented('will-redirect', `${OURS}index.html`)).toBe(true)
    expect(prevented('will-attach-webview', '')).toBe(true)
    expect(openHandler?.()).toEqual({ action: 'deny' })
  })
})
