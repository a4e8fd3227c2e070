// Memory of a program and everything it started, as Linux counts it: shared pages are divided among their users.
import { readdir, readFile } from 'node:fs/promises'

/**
 * @param {number} program its process
 * @returns {Promise<number | null>} megabytes; null where there is no /proc
 */
async function memoryNow(program) {
  const processes = []
  try {
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      const parent = /^PPid:\s*(\d+)/mu.exec(status)?.[1]
      if (parent) processes.push({ pid, parent })
    }
  } catch {
    return null
  }
  const family = new Set([String(program)])
  for (let grown = -1; grown !== family.size;) {
    grown = family.size
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid)
  }
  let kilobytes = 0
  for (const pid of family) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    kilobytes += Number(/^Pss:\s*(\d+)/mu.exec(rollup)?.[1] ?? 0)
  }
  return kilobytes / 1024
}

/** The most memory of `program` (a process number) while `work` runs, looked at twice a second. */
export async function mostMemory(program, work) {
  let most = null
  const look = async () => {
    const now = await memoryNow(program)
    if (now !== null) most = Math.max(most ?? 0, now)
  }
  const timer = setInterval(() => void look(), 500)
  try {
    await look()
    await work()
  } finally {
    clearInterval(timer)
  }
  return most
}
