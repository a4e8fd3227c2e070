import type { SyncState } from './replica'
import type { RunReport } from './run'
import type { SyncPc } from './sync'

/** Where the state of another PC cannot be compared right now, nothing is claimed. */
export function otherPcs(state: SyncState, report: RunReport | null): SyncPc[] {
  return Object.entries(state.peers).map(([device, peer]) => {
    const compared = report?.agreement.find((one) => one.device === device)
    return {
      device,
      pc: peer.pc,
      at: peer.at === '' ? null : peer.at,
      retired: state.retired.includes(device),
      agreement: compared === undefined ? 'unknown' : compared.equal ? 'equal' : 'differs',
    }
  })
}
