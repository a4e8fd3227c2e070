import { CHANNELS } from '@contract'
import { expect, secondStart, test } from '@tests/host/fixture'
import { desktopApi } from '@tests/host/desktopApi'

test('the window opens and shows the application', async ({ start, folder }) => {
  const desktop = await start(folder)
  const troubles: string[] = []
  desktop.page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  desktop.page.on('pageerror', (error) => troubles.push(error.message))
  await desktop.page.reload()
  await expect(desktop.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(desktop.page).toHaveTitle(/Перекличка$/)
  expect(troubles).toEqual([])
  const window = await desktop.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows()
    return { visible: first?.isVisible(), smallest: first?.getMinimumSize() }
  })
  expect(window).toEqual({ visible: true, smallest: [1000, 520] })
  expect(await desktop.quit()).toBe(0)
})

test('the page has exactly the contract, and nothing of Node or Electron', async ({ desktop }) => {
  const seen = await desktop.page.evaluate(() => {
    const api = Reflect.get(window, 'desktop') as object
    const leaks = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname']
    const attempt = (change: () => void) => {
      try {
        change()
      } catch {
        // Refusing loudly is as good as refusing silently.
      }
    }
    attempt(() => Reflect.set(window, 'desktop', null))
    attempt(() => Reflect.set(api, 'info', null))
    return {
      names: Object.keys(api).sort(),
      unchanged: Reflect.get(window, 'desktop') === api && typeof Reflect.get(api, 'info') === 'function',
      leaks: leaks.filter((name) => name in window),
    }
  })
  expect(seen.names).toEqual(Object.keys(CHANNELS).sort())
  expect(seen).toMatchObject({ unchanged: true, leaks: [] })
})

test('a frame inside the page has no desktop of its own', async ({ desktop }) => {
  const type = await desktop.page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return typeof (frame.contentWindow && Reflect.get(frame.contentWindow, 'desktop'))
  })
  expect(type).toBe('undefined')
})

test('the program tells its version and system', async ({ desktop }) => {
  const info = await desktopApi(desktop.page, 'info')
  if (!info.ok) throw new Error(info.code)
  expect(info.value.version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(['windows', 'linux', 'mac']).toContain(info.value.os)
})

test('what the page stores, the device mark and the window size outlive a restart', async ({ start, folder }) => {
  const first = await start(folder)
  expect(await desktopApi(first.page, 'readDeviceMark')).toEqual({ ok: true, value: null })
  expect(await desktopApi(first.page, 'writeDeviceMark', { mark: 'a1b2c3' })).toEqual({ ok: true, value: null })
  await first.page.evaluate(async () => {
    const open = indexedDB.open('proof', 1)
    await new Promise((done, fail) => {
      open.onupgradeneeded = () => open.result.createObjectStore('kept')
      open.onsuccess = done
      open.onerror = fail
    })
    const writing = open.result.transaction('kept', 'readwrite', { durability: 'strict' })
    writing.objectStore('kept').put('Иванова', 1)
    await new Promise((done) => (writing.oncomplete = done))
  })
  await first.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 610 })
  })
  expect(await first.quit()).toBe(0)

  const second = await start(folder)
  const kept = await second.page.evaluate(async () => {
    const open = indexedDB.open('proof', 1)
    await new Promise((done) => (open.onsuccess = done))
    const reading = open.result.transaction('kept').objectStore('kept').get(1)
    await new Promise((done) => (reading.onsuccess = done))
    return reading.result as unknown
  })
  expect(kept).toBe('Иванова')
  expect(await desktopApi(second.page, 'readDeviceMark')).toEqual({ ok: true, value: 'a1b2c3' })
  const size = await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(size).toMatchObject({ width: 1100, height: 610 })
})

test('a second start gives way and brings the first window to the front', async ({ desktop }) => {
  await desktop.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    if (!window) throw new Error('no window')
    window.minimize()
    const shown = new Promise((done) =>
      window.once('show', () => {
        done(true)
      }),
    )
    const focused = new Promise((done) =>
      window.once('focus', () => {
        done(true)
      }),
    )
    Reflect.set(globalThis, 'broughtToFront', Promise.race([shown, focused]))
  })
  expect(await secondStart(desktop.userData)).toBe(0)
  expect(await desktop.evaluate(() => Reflect.get(globalThis, 'broughtToFront') as Promise<boolean>)).toBe(true)
  const windows = await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
})

test('the menu is Russian and complete', async ({ desktop }) => {
  const labels = await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))
  expect(labels).toEqual(['Файл', 'Правка', 'Вид', 'Окно', 'Справка'])
})
