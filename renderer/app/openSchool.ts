import { shallowRef } from 'vue'
import type { Register } from '@/storage/register'
import type { SchoolEntry, Schools } from '@/storage/schools'
import { forgetRemembered } from '@/ui/useRemembered'
import { forgetUnsaved } from '@/ui/useUnsaved'

interface OpenSchool {
  register: Register
  /** Unknown for a moment after a school was made: the list is read anew. */
  entry: SchoolEntry | null
}

/** The school that all screens show; null before the first start and while the user changes schools. */
export const openSchool = shallowRef<OpenSchool | null>(null)

/** The school is not opened because the disk is full; the call looks whether it still is. Null: no school waits. */
export const waitingForRoom = shallowRef<(() => void) | null>(null)

/** So often a full disk is looked at again. */
const ROOM_MS = 5000

/**
 * Opens the school shown last. On a full disk it tries again until there is room: whoever frees space need not come back
 * to press a button.
 * @param show what becomes of the opened school
 * @param failed hears every other reason
 */
export async function openLastSchool(
  schools: Schools,
  show: (register: Register) => void,
  failed: (reason: unknown) => void,
): Promise<void> {
  try {
    const last = await schools.last()
    if (last) show(await schools.open(last.id))
    waitingForRoom.value = null
  } catch (reason) {
    if (!(reason instanceof Error && 'code' in reason && reason.code === 'no-room')) {
      waitingForRoom.value = null
      failed(reason)
      return
    }
    const timer = setTimeout(again, ROOM_MS)
    waitingForRoom.value = again
    function again(): void {
      clearTimeout(timer)
      void openLastSchool(schools, show, failed)
    }
  }
}

/** Puts a register in place of the open one, which is closed. Filters of the last school are forgotten. */
export function showSchool(register: Register, schools: Schools): void {
  leaveSchool(register)
  openSchool.value = { register, entry: null }
  void schools.list().then((list) => {
    if (openSchool.value?.register === register) {
      openSchool.value = { register, entry: list.find((entry) => entry.id === register.schoolId) ?? null }
    }
  })
}

let reopening: Promise<void> | null = null

/** The open school's database closed under us: the school is opened once more, through the start-up check. */
export function reopenSchool(schools: Schools): Promise<void> {
  return (reopening ??= openAgain(schools).finally(() => (reopening = null)))
}

async function openAgain(schools: Schools): Promise<void> {
  const open = openSchool.value
  if (open === null) return
  // Only one window may write a school, and this one holds that right until it lets go.
  open.register.close()
  try {
    showSchool(await schools.open(open.register.schoolId), schools)
  } catch (reason) {
    leaveSchool()
    throw reason
  }
}

/** Closes the open school, unless it is `except`. */
export function leaveSchool(except?: Register): void {
  const leaving = openSchool.value?.register
  forgetRemembered()
  forgetUnsaved()
  openSchool.value = null
  if (leaving && leaving !== except) leaving.close()
}
