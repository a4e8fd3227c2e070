import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Edit } from '@/domain/changes/types'
import type { Staff } from '@/domain/model/entities'
import { withNeutral } from '@/domain/model/neutral'
import type { Json } from '@/domain/model/plain'
import type { RunOptions, RunReport, SyncStatus } from '@/sync/sync'
import type { Services } from '@/services'
import { open, type Session } from '@tests/faults/desktop.mjs'
import { moveClock } from '@tests/faults/inPage.mjs'
import { answerDialogs } from './desktopAnswers'

const phrase = 'ветер книга сосна ложка север крыша'
const TITLE = 'МБОУ «СОШ № 5»'

/** An edit that makes a person of the staff. */
export function newStaff(id: string, fields: Partial<Staff>): Edit {
  const { id: _id, ...rest } = withNeutral('staff', fields) as unknown as Record<string, Json>
  void _id
  return { table: 'staff', id, fields: rest }
}

export const edit = (id: string, fields: Edit['fields']): Edit => ({ table: 'staff', id, fields })

/** Table → id → fields, deleted records left out. */
export type Picture = Record<string, Record<string, Record<string, Json>>>

/**
 * One PC of a school: the built program on a profile of its own. What a person does at it goes through the services that
 * the screens call, which spares the typing; nothing beneath them is touched.
 */
export class OfficePc {
  private static readonly running = new Set<OfficePc>()

  private constructor(
    readonly name: string,
    readonly profile: string,
    readonly session: Session,
  ) {}

  get page(): Page {
    return this.session.page as Page
  }

  /** @param days how far its clock is ahead */
  static async start(name: string, profile: string, days = 0): Promise<OfficePc> {
    const session = await open(profile)
    if (days !== 0) {
      await session.page.addInitScript(moveClock, days)
      await session.page.reload()
      await session.page.getByRole('heading', { level: 1 }).first().waitFor()
    }
    const pc = new OfficePc(name, profile, session)
    OfficePc.running.add(pc)
    if (session.screen !== 'rescue') await session.equip()
    return pc
  }

  /** The first PC: makes the school and begins the exchange in the folder. */
  static async create(name: string, profile: string, shared: string): Promise<OfficePc> {
    const pc = await OfficePc.start(name, profile)
    await pc.page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
    await pc.page.getByRole('textbox', { name: 'Краткое наименование' }).fill(TITLE)
    await pc.page.getByRole('button', { name: 'Создать школу', exact: true }).click()
    await pc.page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor()
    await pc.session.equip()
    await answerDialogs(pc.session.desktop, [shared])
    await inPage(
      pc,
      async (services, [pcName, words]) => {
        const chosen = await services.sync.chooseFolder('Папка')
        const begun = chosen.ok ? await services.sync.begin(pcName, words) : chosen
        if (!begun.ok) throw new Error(`not begun: ${begun.code}`)
      },
      [name, phrase] as const,
    )
    await pc.sync()
    return pc
  }

  /** A PC that knows nothing of the school: joins it by the passphrase. */
  static async join(name: string, profile: string, shared: string): Promise<OfficePc> {
    const pc = await OfficePc.start(name, profile)
    await pc.page.getByRole('textbox', { name: 'Ваше имя' }).fill('Орлова Е. С.')
    await pc.page.getByRole('button', { name: 'Присоединиться к школе на другом ПК…' }).click()
    await answerDialogs(pc.session.desktop, [shared])
    await pc.page.getByRole('button', { name: /^Папка на диске, в сети или на флешке/ }).click()
    await pc.page.getByRole('textbox', { name: 'Парольная фраза обмена' }).fill(phrase)
    await pc.page.getByRole('button', { name: 'Открыть' }).click()
    await pc.page.getByRole('textbox', { name: 'Название' }).fill(name)
    await pc.page.getByRole('button', { name: 'Присоединиться', exact: true }).click()
    await pc.page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor({ timeout: 60_000 })
    await pc.session.equip()
    return pc
  }

  /** @throws when the program refuses the save */
  async save(...edits: Edit[]): Promise<void> {
    const saved = await inPage(
      this,
      async (services, draft) => (await services.save({ name: 'Правка', edits: draft }, { quiet: true })) !== null,
      edits,
    )
    if (!saved) throw new Error(`${this.name}: not saved`)
  }

  /** @throws when the exchange does not run to its end */
  async sync(options: Omit<RunOptions, 'signal' | 'onProgress'> = {}): Promise<RunReport> {
    const report = await inPage(this, (services, given) => services.sync.run(given), options)
    if (report?.outcome !== 'done') throw new Error(`${this.name}: ${JSON.stringify(report)}`)
    return report
  }

  /** A copy of the school as it is now, in this PC's own folder of copies. */
  async makeSnapshot(): Promise<void> {
    const made = await inPage(this, (services) => services.safety.snapshots.make('ordinary'), null)
    if (!made.ok) throw new Error(`${this.name}: no copy: ${made.code}`)
  }

  /** Takes what the screen for rescue offers. */
  async rescue(offer: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: offer }).first().click()
    await this.page.getByRole('dialog').getByRole('button', { name: offer }).click()
    await this.page.getByRole('heading', { name: 'Обзор', level: 1 }).waitFor({ timeout: 60_000 })
    await this.session.equip()
  }

  status(): Promise<SyncStatus | null> {
    return inPage(
      this,
      (services) =>
        new Promise<SyncStatus | null>((done, failed) => {
          const stop = services.sync.watch().subscribe((status) => {
            done(status)
            setTimeout(() => {
              stop()
            }, 0)
          }, failed)
        }),
      null,
    )
  }

  async read(): Promise<Picture> {
    return (await this.session.readAll(await this.session.tables())) as Picture
  }

  /** The device id under which this PC writes, as its database has it. */
  device(): Promise<string> {
    return this.page.evaluate(async () => {
      const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('pereklichka-school-'))?.name ?? ''
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, failed) => {
          request.onsuccess = () => {
            done(request.result)
          }
          request.onerror = () => {
            failed(request.error ?? new Error('indexedDB'))
          }
        })
      const database = await asked(indexedDB.open(name))
      const row = (await asked(database.transaction('meta').objectStore('meta').get('device'))) as { deviceId: string }
      database.close()
      return row.deviceId
    })
  }

  async quit(): Promise<void> {
    OfficePc.running.delete(this)
    await this.session.quit()
  }

  /** Ends whatever a test that failed has left running. */
  static async endAll(): Promise<void> {
    for (const pc of OfficePc.running) await pc.session.kill()
    OfficePc.running.clear()
  }
}

/** What runs in the page may use its arguments and nothing else: it is sent there as text. */
function inPage<A, R>(pc: OfficePc, work: (services: Services, argument: A) => Promise<R>, argument: A): Promise<R> {
  return pc.page.evaluate<R>(`(${String(work)})(faultTools.services(), ${JSON.stringify(argument)})`)
}

/** Everybody exchanges until everybody's merged state was found to be the same as everybody else's. @returns rounds it took */
export async function settle(pcs: readonly OfficePc[], most = 6): Promise<number> {
  for (let round = 1; round <= most; round += 1) {
    // At the same moment, as in life: nobody waits for anybody.
    const reports = await Promise.all(pcs.map((pc) => pc.sync()))
    const alive = pcs.length - 1
    if (reports.every(({ agreement }) => agreement.filter(({ equal }) => equal).length >= alive)) return round
  }
  return Infinity
}

/** A profile as a copy of the disk brings it to another PC, or back. Nothing may run on either. */
export async function copyProfile(from: string, to: string): Promise<void> {
  await mkdir(join(to, '..'), { recursive: true })
  await cp(from, to, { recursive: true, verbatimSymlinks: true, force: true })
}
