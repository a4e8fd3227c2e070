import type { Session } from 'electron'
import { mayLoad } from './addresses'
import { mayHave } from './permissions'

/** Closes everything a session could open: permissions, devices, screen capture, downloads, the network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayHave(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null)
  })
  session.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false })
  })
  // The page has no business on the network; what it saves goes through `saveFile`.
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url) && !details.url.startsWith('devtools:') })
  })
  session.on('will-download', (event) => {
    event.preventDefault()
  })
}
