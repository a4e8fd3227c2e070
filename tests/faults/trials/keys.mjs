import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { answerDialogs } from '../../support/desktopAnswers.ts'
import { cutTail, filesBelow, flip } from '../damage.mjs'
import { open } from '../desktop.mjs'
import { Acknowledged } from '../records.mjs'
import { copyOf, prepare, until } from '../trial.mjs'

const PHRASE = 'семь тихих снегирей'
const GIGABYTE = 1024 ** 3
/** A refusal costs no more memory than this, in all processes together; scrypt with 2^20 alone would take a gigabyte. */
const MOST_BYTES = 400 * 1024 * 1024
const strangers = { staff: 3, classes: 1, pupils: 2 }

const saysNotAge = /^Это не копия школы: файл другого вида\. Выберите/
const saysDamaged = /^Файл повреждён: часть его пропала или изменилась\. Возьмите другую копию/
const saysTooLarge = /^Файл больше 100 МБ: ни копия школы, ни файл ключа такими не бывают\. Проверьте/
const saysWork = /^Файл требует недопустимо долгих вычислений/
const saysNoKeyFile = /^Это не файл ключа\. Выберите файл key\.age/

/** Wrong keys and files that are no copies, opened through the screen: a clear sentence, and the open school stays as it is. */
export async function* keys({ small, folder, trials }) {
  const files = await makeFiles(small, folder)
  const stranger = await prepare(folder, strangers)
  const most = (cases) => cases.filter((_, at) => at % Math.max(1, Math.floor(cases.length / trials)) === 0)

  // On the PC that made the copies its own keys are tried: what is wrong is the file.
  yield* onPc(small, async (desk, row) => {
    const cases = most([
      ['text in place of a copy', files.text, saysNotAge],
      ['empty file', files.empty, saysNotAge],
      ['copy with one bit flipped', files.flipped, saysDamaged],
      ['copy without its last third', files.cut, saysDamaged],
      ['copy cut in its header', files.headOnly, saysDamaged],
      ['copy that asks for a work factor of 2^20', files.hostileCopy, saysWork],
      ['key file in place of a copy', files.keyFile, /^Это файл ключа, а не копия школы\. Выберите/],
      ['file of 1 GB', files.huge, saysTooLarge],
    ])
    for (const [name, file, says] of cases) await row(name, () => desk.openCopy(file), says)
  })
  // On another PC the copy asks for a key: what is wrong is the key.
  yield* onPc(stranger, async (desk, row) => {
    const byPhrase = (keyFile, phrase) => async () => {
      await desk.openCopy(files.copy)
      await desk.tryPhrase(keyFile, phrase)
    }
    const byKey = (typed) => async () => {
      await desk.openCopy(files.copy)
      await desk.tryKey(typed)
    }
    const cases = most([
      [
        'wrong passphrase',
        byPhrase(files.keyFile, 'семь тихих синиц'),
        /^Парольная фраза не подходит\. Проверьте раскладку/,
      ],
      ['key file that asks for a work factor of 2^20', byPhrase(files.hostileKey, PHRASE), saysWork],
      ['copy in place of the key file', byPhrase(files.copy, PHRASE), saysNoKeyFile],
      ['damaged key file', byPhrase(files.flippedKey, PHRASE), /^(Файл повреждён|Парольная фраза не подходит)/],
      ['text in place of the key file', byPhrase(files.text, PHRASE), saysNoKeyFile],
      ['key file of 1 GB', byPhrase(files.huge, null), saysTooLarge],
      ['recovery key of another school', byKey(await desk.ownKey()), /^Ключ от другой школы/],
      ['mistyped recovery key', byKey(mistyped(files.recovery)), /^В ключе ошибка: какой-то знак набран не так/],
    ])
    for (const [name, attempt, says] of cases) await row(name, attempt, says)
    // The very same way with what is right: without this every refusal above could be one of everything.
    await row('right passphrase', byPhrase(files.keyFile, PHRASE), /^Сколько записей в копии/)
    await row('right recovery key', byKey(files.recovery), /^Сколько записей в копии/)
  })
}

/** Copies and keys as they would lie on a stick, and what may become of them. */
async function makeFiles(prepared, folder) {
  const { profile, drop } = await copyOf(prepared, 'keys')
  const session = await open(profile)
  const recovery = await session.page.evaluate(async (phrase) => {
    const { snapshots } = globalThis.faultTools.services().safety
    const set = await snapshots.setPassphrase(phrase)
    if (!set.ok) throw new Error(set.code)
    return (await snapshots.recovery()).groups.join(' ')
  }, PHRASE)
  await session.kill()
  const made = filesBelow(join(profile, 'snapshots'))
  const copy = readFileSync(made.find((path) => /\d-\d+\.age$/.test(path)))
  const keyFile = readFileSync(made.find((path) => path.endsWith('key.age')))
  await drop()

  const stick = join(folder, 'stick')
  mkdirSync(stick)
  const put = (name, bytes, damage = () => undefined) => {
    const path = join(stick, name)
    writeFileSync(path, bytes)
    damage(path)
    return path
  }
  const headEnd = copy.indexOf('\n---')
  const hostile = Buffer.from(keyFile.toString('latin1').replace(/^(-> scrypt \S+) \d+$/m, '$1 20'), 'latin1')
  if (hostile.equals(keyFile) || headEnd < 0) throw new Error('the files are not what they are taken for')
  return {
    recovery,
    copy: put('copy.age', copy),
    keyFile: put('key.age', keyFile),
    text: put('text.age', 'Список класса\n'.repeat(100)),
    empty: put('empty.age', ''),
    flipped: put('flipped.age', copy, (path) => flip(path, 0.7)),
    cut: put('cut.age', copy, (path) => cutTail(path, Math.floor(copy.length / 3))),
    headOnly: put('head.age', copy.subarray(0, Math.floor(headEnd / 2))),
    hostileCopy: put('hostile-copy.age', hostile),
    hostileKey: put('hostile-key.age', hostile),
    flippedKey: put('flipped-key.age', keyFile, (path) => flip(path, 0.95)),
    huge: put('huge.age', readFileSync(join(stick, 'copy.age')), (path) => truncateSync(path, GIGABYTE)),
  }
}

function mistyped(groups) {
  const at = groups.length - 3
  return groups.slice(0, at) + (groups[at].toLowerCase() === 'q' ? 'p' : 'q') + groups.slice(at + 1)
}

/** Runs the attempts of one PC one after the other on one start; each becomes a row. */
async function* onPc(prepared, work) {
  const { profile, drop } = await copyOf(prepared, 'keys')
  const session = await open(profile)
  const { page } = session
  const before = await session.readAll(prepared.tables)
  const main = await session.desktop.evaluate(() => process.pid)
  await page.getByRole('navigation').getByRole('link', { name: 'Защита данных' }).press('Enter')
  await page.getByRole('heading', { name: 'Защита данных', level: 1 }).waitFor()
  const rows = []
  async function row(name, attempt, says) {
    const misses = []
    const memory = watchMemory(main)
    const from = performance.now()
    await attempt()
    const told = page.getByText(says).first()
    if (!(await until(() => told.isVisible(), 15_000)))
      misses.push(`not told: ${(await session.shown()).text.slice(-200)}`)
    const ms = Math.round(performance.now() - from)
    const grown = await memory.end()
    if (grown > MOST_BYTES) misses.push(`${Math.round(grown / 1024 / 1024)} MB more memory`)
    const words = misses.length === 0 ? (await told.innerText()).split('.')[0] : ''
    await closeAll(page)
    const { lost, torn } = new Acknowledged(before).compare(await session.readAll(prepared.tables))
    if (lost.length + torn.length > 0) misses.push(`the open school is not as it was: ${[...lost, ...torn][0]}`)
    const schools = await page.evaluate(async () => (await globalThis.faultTools.services().schools.list()).length)
    if (schools !== 1) misses.push(`${schools} schools instead of one`)
    const saw = `«${words}», ${ms} ms, +${Math.round(grown / 1024 / 1024)} MB`
    rows.push({ suite: 'keys', name, saw, startMs: [], misses })
  }
  try {
    await work(deskOf(session), row)
    yield* rows
  } finally {
    await session.kill()
    await drop()
  }
}

/** What a hand does on «Защита данных». */
function deskOf({ page, desktop }) {
  const dialog = page.getByRole('dialog')
  return {
    async openCopy(path) {
      await answerDialogs(desktop, [path])
      await page.getByRole('button', { name: 'Открыть файл копии…' }).click()
    },
    /** With null the form is not sent: the key file was refused. */
    async tryPhrase(keyFile, phrase) {
      await dialog.getByRole('radio', { name: 'Парольная фраза' }).click()
      await answerDialogs(desktop, [keyFile])
      await dialog.getByRole('button', { name: 'Выбрать файл key.age…' }).click()
      if (phrase === null) return
      await dialog.getByLabel('Парольная фраза', { exact: true }).last().fill(phrase)
      await dialog.getByRole('button', { name: 'Открыть', exact: true }).click()
    },
    async tryKey(typed) {
      await dialog.getByRole('textbox', { name: 'Ключ' }).fill(typed)
      await dialog.getByRole('button', { name: 'Открыть', exact: true }).click()
    },
    ownKey: () =>
      page.evaluate(async () => {
        const { groups } = await globalThis.faultTools.services().safety.snapshots.recovery()
        return groups.join(' ')
      }),
  }
}

async function closeAll(page) {
  const dialog = page.getByRole('dialog')
  await until(async () => {
    if ((await dialog.count()) === 0) return true
    await page.keyboard.press('Escape')
    return false
  }, 5000)
  const notes = page.locator('section[aria-label="Сообщения"]').getByRole('button', { name: 'Закрыть' })
  for (let left = await notes.count(); left > 0; left -= 1) await notes.first().click()
}

/** Watches the resident memory of a process and all that it started, where the system tells; bytes above the beginning. */
function watchMemory(main) {
  const first = memoryOf(main)
  let most = first
  let over = false
  const watching = (async () => {
    while (!over) {
      most = Math.max(most, memoryOf(main))
      await wait(50)
    }
  })()
  return {
    async end() {
      over = true
      await watching
      return most - first
    },
  }
}

function memoryOf(main) {
  if (!existsSync('/proc/self/statm')) return 0
  const parents = new Map()
  const pages = new Map()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(
        pid,
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[1],
      )
      pages.set(pid, Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]))
    } catch {
      // It ended meanwhile.
    }
  }
  const ours = (pid) => pid !== undefined && (pid === String(main) || ours(parents.get(pid)))
  return [...pages].reduce((sum, [pid, count]) => (ours(pid) ? sum + count * 4096 : sum), 0)
}
