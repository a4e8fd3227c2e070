import type { ExchangeStores, S3Setting, WebdavSetting } from '@/platform/exchange'
import type { Result } from '@/platform/platform'
import type { Register } from '@/storage/register'
import { createEnvelope } from './envelope'
import { exchange, spacesIn } from './engine'
import { openKeys, type KeyOpening, type SpaceKeys } from './keyFiles'
import { isSpaceName, KEY_FILE, spacePath } from './names'
import type { Replica } from './replica'
import type { FoundSpace, Joining } from './sync'

/** The place is chosen before the school is known: until then it stands under this name. */
const NOBODY = 'joining'

interface JoiningDeps extends KeyOpening {
  stores: ExchangeStores | null
  now(): number
  adoptKeys(school: string, title: string, keys: SpaceKeys): Promise<void>
  adoptSchool(school: string, title: string): Promise<Register>
  pcName: { write(name: string): void; read(): string }
  replicaOf(register: Register): Replica
}

export function createJoining(deps: JoiningDeps): Joining {
  const { stores } = deps
  let opened: { school: string; title: string; keys: SpaceKeys } | null = null

  async function spaces(setUp: Result<unknown>): Promise<Result<FoundSpace[]>> {
    if (!setUp.ok || stores === null) return setUp.ok ? { ok: false, code: 'gone' } : setUp
    const store = stores.store(NOBODY)
    const answer = await spacesIn(store)
    if (!answer.ok) return answer
    const found: FoundSpace[] = []
    for (const school of answer.value.filter(isSpaceName)) {
      const files = await store.list(spacePath(school))
      if (files.ok) found.push({ school, canJoin: files.value.some(({ name }) => name === KEY_FILE) })
    }
    return { ok: true, value: found }
  }

  return {
    async chooseFolder(title) {
      if (stores === null) return { ok: false, code: 'gone' }
      return spaces(await stores.chooseFolder(NOBODY, title))
    },
    async connect(setting: WebdavSetting | S3Setting, secret: string) {
      if (stores === null) return { ok: false, code: 'gone' }
      return spaces(await stores.connect(NOBODY, setting, secret))
    },
    async open(space, secret) {
      if (stores === null) return { ok: false, refusal: 'no-key-file' }
      const found = await openKeys(stores.store(NOBODY), space, secret, deps)
      if (!found.ok) return found
      const { title, keys } = found
      opened = { school: space, title, keys }
      return { ok: true, title }
    },
    async join(pc, options) {
      if (stores === null || opened === null) throw new Error('no school was opened for joining')
      const { school, title, keys } = opened
      deps.pcName.write(pc)
      // The keys come first: the school's second copy begins with its first record.
      await deps.adoptKeys(school, title, keys)
      const register = await deps.adoptSchool(school, title)
      const moved = await stores.move(NOBODY, school)
      if (!moved.ok) console.warn(moved.code)
      const replica = deps.replicaOf(register)
      await replica.begin(false)
      const engine = { replica, envelope: createEnvelope(keys.identity), now: deps.now, pc: deps.pcName.read }
      const report = await exchange({ ...engine, store: stores.store(school) }, options)
      opened = null
      return { register, report }
    },
    async cancel() {
      opened = null
      await stores?.forget(NOBODY)
    },
  }
}
