import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { expect, test } from '@tests/support/e2e'

const root = resolve(import.meta.dirname, '../..')
const port = 5196
const url = `http://127.0.0.1:${port}/`

/** `npm start` without Electron and without opening a browser, as on a server without a display. */
function start(): { child: ChildProcess; said: () => string; end: Promise<number | null> } {
  const env = {
    ...process.env,
    PEREKLICHKA_PORT: `${port}`,
    PEREKLICHKA_NO_BROWSER: '1',
    PEREKLICHKA_BROWSER_EDITION: '1',
  }
  const child = spawn(process.execPath, ['electron/launch.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, said: () => text, end: new Promise((done) => child.on('close', done)) }
}

// One port, so one after another.
test.describe.configure({ mode: 'serial' })
test.use({ baseURL: url })

test('opens in the browser where Electron is not to be had; a second start joins the first', async ({ page }) => {
  const first = start()
  try {
    await expect.poll(first.said, { timeout: 40_000 }).toContain('Ctrl+C')
    expect(first.said()).toContain(`Electron здесь недоступен, поэтому программа откроется в браузере: ${url}`)
    // A fresh build must look fresh: building again here would take the files from under the other specs.
    expect(first.said(), 'the build is older than its sources').not.toContain('Собираю')
    const response = await page.goto(url)
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'")
    await expect(page).toHaveTitle(/Перекличка/)

    const second = start()
    expect(await second.end).toBe(0)
    expect(second.said()).toContain(`Программа уже запущена: ${url}`)

    first.child.kill('SIGINT')
    expect(await first.end).toBe(0)
  } finally {
    first.child.kill('SIGKILL')
  }
})

test('says what to do when another program holds the port', async () => {
  const foreign = createServer((_, response) => response.end('чужая программа'))
  await new Promise<void>((done) => foreign.listen(port, '127.0.0.1', done))
  try {
    const refused = start()
    expect(await refused.end).toBe(1)
    expect(refused.said()).toContain(`Порт ${port} на этом компьютере занят другой программой`)
    expect(refused.said()).toContain('Закройте ту программу')
  } finally {
    await new Promise((done) => foreign.close(done))
  }
})
