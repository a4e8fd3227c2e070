import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, cpSync, statfsSync } from 'node:fs'

const PLENTY = '4g'

/** Whether this machine lets us make small disks: Linux and root. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of its own for one folder; what lies in the folder moves onto it. */
export class SmallDisk {
  /** @param {string} folder made when it is not there */
  constructor(folder) {
    this.folder = folder
    const aside = `${folder}.aside`
    const held = existsSync(folder)
    if (held) renameSync(folder, aside)
    mkdirSync(folder, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${PLENTY}`, 'tmpfs', folder])
    if (held) {
      cpSync(aside, folder, { recursive: true, verbatimSymlinks: true })
      rmSync(aside, { recursive: true })
    }
  }

  /** Leaves so many bytes free, whole pages of 4 KB. */
  fill(left) {
    const { blocks, bfree, bsize } = statfsSync(this.folder)
    // A tmpfs of size 0 would have no limit at all.
    this.#resize(Math.max(bsize, (blocks - bfree) * bsize + left))
  }

  free() {
    this.#resize(PLENTY)
  }

  #resize(size) {
    execFileSync('mount', ['-o', `remount,size=${size}`, this.folder])
  }

  remove() {
    execFileSync('umount', ['-l', this.folder])
  }
}
