// What the bench runs in: the built program, copied aside so that a build beside it disturbs nothing, with the timed
// modules under /bench/. Nothing of this is shipped.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, buildIsStale, pinnedNode, projectEnv, root, run, tool } from '../../electron/prepare.mjs'

/** Below the project's folder; the stand-in host takes it as the build to run. */
export const BENCH_BUILD = join('.cache', 'bench', 'app')

/** @returns {Promise<string>} folder of the window's files, for the local server */
export async function makeSite() {
  if (buildIsStale()) {
    const { code, output } = await build()
    if (code !== 0) throw new Error(`${output}\nthe build failed`)
  }
  const args = [tool('vite'), 'build', '--config', 'tests/bench/vite.config.ts', '--logLevel', 'error']
  const { code, output } = await run(pinnedNode(), args, { capture: true, env: projectEnv({ NODE_ENV: 'production' }) })
  if (code !== 0) throw new Error(`${output}\nthe build of the timed modules failed`)
  const app = join(root, BENCH_BUILD)
  await rm(app, { recursive: true, force: true })
  await mkdir(app, { recursive: true })
  for (const part of ['main', 'preload', 'renderer']) {
    await cp(join(root, 'out', part), join(app, part), { recursive: true })
  }
  const site = join(app, 'renderer')
  await cp(join(root, '.cache', 'bench', 'page'), join(site, 'bench'), { recursive: true })
  await writeFile(
    join(site, 'bench', 'index.html'),
    '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Bench</title>\n',
  )
  return site
}
