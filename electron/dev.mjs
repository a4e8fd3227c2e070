// `npm run dev`: the window alone, with hot reload, in any browser. electron-vite's own `dev` insists on starting Electron,
// which cannot be had everywhere. The port differs from the program's, so that trial data stay apart.
import { join } from 'node:path'
import { createServer, loadConfigFromFile } from 'vite'
import { root } from './prepare.mjs'

const loaded = await loadConfigFromFile(
  { command: 'serve', mode: 'development' },
  join(root, 'electron.vite.config.ts'),
)
const server = await createServer({
  ...loaded.config.renderer,
  configFile: false,
  server: { host: '127.0.0.1', port: 5188, strictPort: true },
})
await server.listen()
server.printUrls()
