import type { Platform } from './platform'

/** Web Locks hold the claim: it goes with the window, however the window ends. Without them every window may write. */
export const claimWriting: Platform['claimWriting'] = async (name, whenFree) => {
  if (!('locks' in navigator)) return { granted: true, release: () => undefined }
  let release = (): void => undefined
  const held = new Promise<void>((done) => {
    release = done
  })
  const granted = await new Promise<boolean>((answer) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      answer(lock !== null)
      return lock === null ? undefined : held
    })
  })
  if (granted) return { granted, release }
  const waiting = new AbortController()
  navigator.locks
    .request(name, { signal: waiting.signal }, () => {
      whenFree()
      return held
    })
    .catch(() => undefined)
  return {
    granted,
    release() {
      waiting.abort()
      release()
    },
  }
}
