import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { CHANNELS, type Channel, type DesktopApi, type Result } from '../contract'
import { errorCode } from './errors'
import { requests, TOO_LARGE } from './requests'

/** Who is asking? True only for the main frame of our window while it shows our page. */
export type SenderCheck = (event: IpcMainInvokeEvent) => boolean

function refusal(code: 'forbidden' | 'bad-request' | 'too-large', detail: string): Result<never> {
  return { ok: false, code, detail }
}

/**
 * Opens all channels of the contract; the only user of `ipcMain`. A call passes the sender check, then the schema of
 * its channel, and always gets a `Result`: what fails inside becomes a code, never an exception with a path in it.
 */
export function handleAll(ipc: Pick<IpcMain, 'handle'>, isTrusted: SenderCheck, desktop: DesktopApi): void {
  for (const channel of Object.keys(CHANNELS) as Channel[]) {
    const run = desktop[channel].bind(desktop) as (request: unknown) => Promise<Result<unknown>>
    ipc.handle(CHANNELS[channel], async (event, ...args: unknown[]): Promise<Result<unknown>> => {
      if (!isTrusted(event)) return refusal('forbidden', 'sender')
      if (args.length > 1) return refusal('bad-request', 'more than one argument')
      const parsed = requests[channel].safeParse(args[0])
      if (!parsed.success) {
        const tooLarge = parsed.error.issues.find((issue) => issue.message === TOO_LARGE)
        const where = (tooLarge ?? parsed.error.issues[0])?.path.join('.') ?? ''
        // Only the place is told, never the value: it may be a person's data.
        return refusal(tooLarge ? 'too-large' : 'bad-request', where === '' ? channel : `${channel}: ${where}`)
      }
      try {
        return await run(parsed.data)
      } catch (error) {
        return { ok: false, code: 'unknown', detail: errorCode(error) }
      }
    })
  }
}
