import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../errors'
import { s3Setting, webdavSetting } from '../requests'
import { sealedText, type Keyring } from '../sealedText'
import { replaceFile } from '../writing'

const kept = z.union([z.object({ kind: z.literal('folder'), path: z.string().min(1) }), webdavSetting, s3Setting])

/** What is remembered of a school's store: as the page knows it, but for the folder, whose path stays here. */
export type KeptSetting = z.infer<typeof kept>

/** The stores of this PC by school, and apart from them the secrets, which only main reads. */
export interface ExchangeSettings {
  /** Null where nothing is set up, or what is written says nothing. Throws the system's error. */
  of(school: string): Promise<KeptSetting | null>
  /** Null where none was kept, or this account cannot open it. Throws the system's error. */
  secretOf(school: string): Promise<string | null>
  /** A secret of null is none. Throws the system's error. */
  keep(school: string, setting: KeptSetting, secret: string | null): Promise<void>
  forget(school: string): Promise<void>
}

type BySchool = Record<string, unknown>

/** A file that says nothing counts as empty: the screen offers to set the store up. */
function readMap(text: string | null): BySchool {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    const schools: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'schools') : null
    return typeof schools === 'object' && schools !== null ? { ...schools } : {}
  } catch {
    return {}
  }
}

const mapText = (schools: BySchool) => JSON.stringify({ version: 1, schools })

/** In two files of the profile: `exchange.json`, and `exchange-secrets.bin`, sealed like the vault and apart from it. */
export function createSettings(folder: string, keyring: Keyring): ExchangeSettings {
  const file = join(folder, 'exchange.json')
  const sealed = sealedText(join(folder, 'exchange-secrets.bin'), keyring)
  let last: Promise<unknown> = Promise.resolve()

  /** One change after another: each writes a whole file. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function settings(): Promise<BySchool> {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    })
    return readMap(text)
  }

  async function write(school: string, setting: KeptSetting | null, secret: string | null): Promise<void> {
    const { [school]: _oldSecret, ...otherSecrets } = readMap((await sealed.read()).text)
    if (secret !== null) await sealed.write(mapText({ ...otherSecrets, [school]: secret }))
    else if (_oldSecret !== undefined) await sealed.write(mapText(otherSecrets))
    const { [school]: _oldSetting, ...others } = await settings()
    const all = setting === null ? others : { ...others, [school]: setting }
    await replaceFile(file, new TextEncoder().encode(mapText(all)))
  }

  return {
    async of(school) {
      const all = await settings()
      const parsed = kept.safeParse(Object.hasOwn(all, school) ? all[school] : null)
      return parsed.success ? parsed.data : null
    },
    async secretOf(school) {
      const all = readMap((await sealed.read()).text)
      const secret = Object.hasOwn(all, school) ? all[school] : null
      return typeof secret === 'string' ? secret : null
    },
    keep: (school, setting, secret) => inTurn(() => write(school, setting, secret)),
    forget: (school) => inTurn(() => write(school, null, null)),
  }
}
