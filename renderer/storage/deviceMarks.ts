import { isDeviceId } from '@/domain/changes/stamp'
import type { DeviceState, SchoolDatabase } from './database'
import { RegisterError } from './registerError'

/** The second place of the device identity, outside IndexedDB (rule 10): `platform.deviceMark`. */
export interface DeviceMarks {
  read(): Promise<string | null>
  write(mark: string): Promise<void>
}

/** One text for all schools of this PC: which device id each of them has here. */
interface Mark {
  version: 1
  devices: Record<string, string>
}

/**
 * Gives a new school its device id, and checks that of an old one against the mark. A database whose id is not the
 * one this PC remembers was copied or restored: it goes on under a new id and incarnation, so that two PCs never
 * write under one name (rule 10). Where no mark can be read at all, the database is believed and the mark renewed.
 * @throws RegisterError `lost` when an old school has no identity
 */
export async function confirmDevice(
  db: SchoolDatabase,
  schoolId: string,
  deps: { newDeviceId(): string; deviceMarks: DeviceMarks },
  fresh: boolean,
): Promise<void> {
  const mark = await readMark(deps.deviceMarks)
  const device = await db.transaction('rw', db.meta, async () => {
    const held = await db.meta.get('device')
    if (held?.key === 'device') {
      if (mark === null || mark.devices[schoolId] === held.deviceId) return held
      const minted: DeviceState = {
        ...held,
        deviceId: deps.newDeviceId(),
        incarnation: held.incarnation + 1,
        seq: 0,
      }
      await db.meta.put(minted)
      return minted
    }
    if (!fresh) throw new RegisterError('lost')
    const first: DeviceState = { key: 'device', deviceId: deps.newDeviceId(), incarnation: 1, seq: 0, lastStamp: null }
    await db.meta.put(first)
    return first
  })
  if (mark?.devices[schoolId] === device.deviceId) return
  await rememberDevice(deps.deviceMarks, schoolId, device.deviceId)
}

/** Writes the id outside the database too. A full or read-only disk must keep no school shut; the next start tries again. */
export async function rememberDevice(marks: DeviceMarks, schoolId: string, deviceId: string): Promise<void> {
  const devices = { ...(await readMark(marks))?.devices, [schoolId]: deviceId }
  await marks.write(JSON.stringify({ version: 1, devices } satisfies Mark)).catch(() => undefined)
}

async function readMark(marks: DeviceMarks): Promise<Mark | null> {
  try {
    const value: unknown = JSON.parse((await marks.read()) ?? 'null')
    if (typeof value !== 'object' || value === null || !('devices' in value)) return null
    const devices = Object.entries(value.devices ?? {}).filter(([, id]) => isDeviceId(id))
    return { version: 1, devices: Object.fromEntries(devices) }
  } catch {
    return null
  }
}
