import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A server of others on loopback, with a folder of its own. */
export interface OutsideServer {
  origin: string
  stop(): Promise<void>
}

export const user = 'school'
export const secret = 'secret of the school'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Starts a program and waits until it answers; what it said is in the error when it does not. */
async function started(program: string, args: string[], port: number, folder: string): Promise<OutsideServer> {
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
  child.on('error', (error) => (said += error.message))
  const ended = new Promise<void>((done) => {
    child.on('close', () => {
      done()
    })
    child.on('error', () => {
      done()
    })
  })
  const origin = `http://127.0.0.1:${String(port)}`
  const stop = async () => {
    child.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 200; tries += 1) {
    const answers = await fetch(origin).then(
      () => true,
      () => false,
    )
    if (answers) return { origin, stop }
    if (child.exitCode !== null) break
    await wait(50)
  }
  const log = join(folder, 'errors')
  if (existsSync(log)) said += readFileSync(log, 'utf8')
  await stop()
  throw new Error(`${program} did not start: ${said}`)
}

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'outside-server-'))
  mkdirSync(join(folder, 'files'))
  // Apache works as another user when it is started by root.
  chmodSync(folder, 0o777)
  chmodSync(join(folder, 'files'), 0o777)
  return folder
}

const apache = ['/usr/sbin/apache2', '/usr/bin/apache2'].find((path) => existsSync(path)) ?? 'apache2'
const modules = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'dav', 'dav_fs']

/** Apache with mod_dav over a folder. */
export async function apacheDav(): Promise<OutsideServer> {
  const folder = freshFolder()
  const port = await freePort()
  writeFileSync(join(folder, 'users'), `${user}:{SHA}${createHash('sha1').update(secret).digest('base64')}\n`)
  const lines = [
    `ServerRoot ${folder}`,
    `ServerName 127.0.0.1`,
    `Listen 127.0.0.1:${String(port)}`,
    `PidFile ${folder}/pid`,
    `ErrorLog ${folder}/errors`,
    `Mutex file:${folder}`,
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    `DocumentRoot ${folder}/files`,
    `DavLockDB ${folder}/locks`,
    `<Directory ${folder}/files>`,
    '  Dav On',
    '  AuthType Basic',
    '  AuthName exchange',
    `  AuthUserFile ${folder}/users`,
    '  Require valid-user',
    '</Directory>',
  ]
  writeFileSync(join(folder, 'conf'), `${lines.join('\n')}\n`)
  return started(apache, ['-f', join(folder, 'conf'), '-DFOREGROUND'], port, folder)
}

/** `rclone serve webdav` over a folder; with the cache it takes files whole before it stores them. */
export async function rcloneDav(cache: 'off' | 'full'): Promise<OutsideServer> {
  const folder = freshFolder()
  const port = await freePort()
  const own = ['--config', join(folder, 'none.conf'), '--cache-dir', join(folder, 'cache'), '--vfs-cache-mode', cache]
  const args = ['serve', 'webdav', join(folder, 'files'), '--addr', `127.0.0.1:${String(port)}`, ...own]
  return started('rclone', [...args, '--user', user, '--pass', secret], port, folder)
}

export const s3Keys = { accessKey: 'S3RVER', secret: 'S3RVER' }
export const bucket = 'pereklichka'

/** The npm package @20minutes/s3rver. */
export async function objectStorage(): Promise<OutsideServer> {
  const script = process.env.S3RVER
  if (script === undefined) throw new Error('Run the suite by `npm run test:outside`: it installs the S3 server.')
  const folder = freshFolder()
  const port = await freePort()
  // The package forgets to ship the script that its own command names.
  const start = 'require(process.argv[1]).parseAsync(process.argv)'
  const args = ['-d', join(folder, 'files'), '-a', '127.0.0.1', '-p', String(port), '--configure-bucket', bucket]
  return started(process.execPath, ['-e', start, script, ...args], port, folder)
}
