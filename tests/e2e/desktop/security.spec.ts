import { join } from 'node:path'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CONTENT_SECURITY_POLICY } from '@contract'
import { expect, test } from '@tests/host/fixture'

test('S8: every file comes with the policy and its right type, everything else is 404', async ({ desktop }) => {
  const answers = await desktop.page.evaluate(async () => {
    const script = document.querySelector('script[src]')?.getAttribute('src') ?? ''
    const ask = async (path: string) => {
      const { status, headers } = await fetch(path)
      return {
        status,
        type: headers.get('content-type'),
        policy: headers.get('content-security-policy'),
        sniff: headers.get('x-content-type-options'),
      }
    }
    return {
      page: await ask('./index.html'),
      script: await ask(script),
      missing: await ask('./index.htm'),
      climbing: await ask('./%2e%2e/main/index.js'),
      encoded: await ask('./..%2fmain%2findex.js'),
      print: await ask('./print/anything'),
    }
  })
  const good = { status: 200, policy: CONTENT_SECURITY_POLICY, sniff: 'nosniff' }
  expect(answers.page).toEqual({ ...good, type: 'text/html; charset=utf-8' })
  expect(answers.script).toEqual({ ...good, type: 'text/javascript; charset=utf-8' })
  for (const refused of [answers.missing, answers.climbing, answers.encoded, answers.print]) {
    expect(refused).toMatchObject({ status: 404, policy: "default-src 'none'" })
  }
})

test('S5: the policy stops scripts in the page’s text', async ({ desktop }) => {
  const ran = await desktop.page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const box = document.createElement('div')
    box.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.stolen = 1">')
    document.body.append(box)
    const script = document.createElement('script')
    script.textContent = 'window.stolen = 2'
    document.body.append(script)
    await new Promise((later) => setTimeout(later, 300))
    let evaluated = true
    try {
      // The policy has no 'unsafe-eval'; this is the proof.
      Reflect.construct(Function, ['return 1'])
    } catch {
      evaluated = false
    }
    return { stolen: 'stolen' in window, violations: [...new Set(violations)].sort(), evaluated }
  })
  expect(ran).toEqual({
    stolen: false,
    violations: ['script-src-attr', 'script-src-elem'],
    evaluated: false,
  })
})

test('S8: the page cannot leave, and cannot open a second window', async ({ start, folder }) => {
  // A window of its own: nothing that another spec left under way goes on in it.
  const desktop = await start(join(folder, 'data'))
  await expect(desktop.page.getByRole('heading', { name: 'Перекличка', level: 1 })).toBeVisible()
  const before = desktop.page.url()
  for (const address of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,x', './print/x', './assets/']) {
    await desktop.page.evaluate((to) => {
      window.location.href = to
    }, address)
    await desktop.page.waitForTimeout(200)
    expect(desktop.page.url(), address).toBe(before)
  }
  await desktop.page.evaluate(() => {
    window.open('https://example.org/', '_blank')
    window.open(window.location.href, '_blank')
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' })
    document.body.append(link)
    link.click()
  })
  await desktop.page.waitForTimeout(300)
  const urls = () =>
    desktop.page
      .context()
      .pages()
      .map((page) => page.url())
  await expect.poll(urls).toEqual([before])
  await desktop.page.reload()
  expect(desktop.page.url()).toBe(before)
})

test('S8: the page does not reach the network, even past its policy', async ({ desktop }) => {
  const reached: string[] = []
  const server = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('ok')
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', () => {
      ready()
    })
  })
  const { port } = server.address() as AddressInfo
  const tools = await desktop.page.context().newCDPSession(desktop.page)
  await tools.send('Page.setBypassCSP', { enabled: true })
  await desktop.page.reload()
  const outcome = await desktop.page.evaluate(
    async (address) => {
      const load = (element: HTMLImageElement) =>
        new Promise((done) => {
          element.onload = () => {
            done('loaded')
          }
          element.onerror = () => {
            done('failed')
          }
        })
      const picture = new Image()
      const loading = load(picture)
      picture.src = `${address}/picture`
      navigator.sendBeacon(`${address}/beacon`, 'x')
      return {
        fetch: await fetch(`${address}/fetch`).then(
          () => 'answered',
          () => 'failed',
        ),
        picture: await loading,
        socket: await new Promise((done) => {
          const socket = new WebSocket(`${address.replace('http', 'ws')}/socket`)
          socket.onopen = () => {
            done('opened')
          }
          socket.onerror = () => {
            done('failed')
          }
        }),
      }
    },
    `http://127.0.0.1:${String(port)}`,
  )
  server.close()
  await tools.detach()
  expect(outcome).toEqual({ fetch: 'failed', picture: 'failed', socket: 'failed' })
  expect(reached).toEqual([])
})

test('S8: permissions are refused, but for keeping data and copying text', async ({ desktop }) => {
  const states = await desktop.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'persistent-storage',
    ]
    const found: Record<string, string> = {}
    for (const name of names) {
      found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state
    }
    return found
  })
  expect(states).toEqual({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'denied',
    microphone: 'denied',
    midi: 'denied',
    'clipboard-read': 'denied',
    'clipboard-write': 'granted',
    'persistent-storage': 'granted',
  })
  expect(await desktop.page.evaluate(() => navigator.storage.persist())).toBe(true)
})

test('S8: the program listens on no port', async ({ desktop }) => {
  const listening = await desktop.evaluate(() => {
    const handles = Reflect.get(process, '_getActiveHandles') as () => object[]
    const host = Reflect.get(globalThis, 'standInHost') as { proxy: { server: object } } | undefined
    return handles
      .call(process)
      .filter((handle) => handle.constructor.name === 'Server' && handle !== host?.proxy.server).length
  })
  expect(listening).toBe(0)
})

test('S8: a window with weaker settings cannot even be asked for by the page', async ({ desktop }) => {
  const world = await desktop.page.evaluate(() => ({
    secure: window.isSecureContext,
    // With sandbox and isolation the page sees neither Node nor the preload's own world.
    require: typeof Reflect.get(window, 'require'),
    bindings: Object.getOwnPropertyNames(window).filter((name) => /ipc|electron|standIn/i.test(name)),
  }))
  expect(world).toEqual({ secure: true, require: 'undefined', bindings: [] })
})
