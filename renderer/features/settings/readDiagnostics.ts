import { entityNames } from '@/domain/model/entities'
import type { ProtectionState, SnapshotsState } from '@/safety/safety'
import type { Services } from '@/services'
import type { SyncStatus } from '@/sync/sync'
import { newestCopyAt, type Diagnostics } from './diagnostics'

/** Asks host, browser and school; what does not answer counts as unknown. */
export async function readDiagnostics(
  services: Services,
  protection: ProtectionState | null,
  copies: SnapshotsState | null,
  sync: SyncStatus | null,
): Promise<Diagnostics> {
  const { platform } = services
  const register = services.register()
  const counts: Record<string, number> = {}
  for (const table of entityNames) counts[table] = (await register.read(table)).length
  const [store, free, persisted, estimate, schools] = await Promise.all([
    platform.store?.state(),
    platform.freeSpace(),
    navigator.storage.persisted().catch(() => null),
    navigator.storage.estimate().catch(() => null),
    services.schools.list(),
  ])
  return {
    version: platform.version,
    hostTitle: platform.hostTitle,
    userAgent: navigator.userAgent,
    screen: { width: window.screen.width, height: window.screen.height, ratio: window.devicePixelRatio },
    store: store?.ok ? store.value : null,
    persisted,
    freeBytes: free.ok ? free.value.profileBytes : null,
    usedBytes: estimate?.usage ?? null,
    protection,
    vault: services.safety.keys.protection(),
    snapshotAt: newestCopyAt(copies),
    sync,
    practice: schools.find(({ id }) => id === register.schoolId)?.practice ?? false,
    counts,
  }
}
