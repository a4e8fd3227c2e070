/** What is kept of a passphrase: enough to recognise it, not to learn it. Base64. */
export interface Verifier {
  salt: string
  hash: string
  rounds: number
}

/** PBKDF2-SHA-256, the least that OWASP asks for. It guards a screen, not a file: nothing is encrypted with it. */
const ROUNDS = 600_000
const SALT_BYTES = 16
const HASH_BITS = 256

export async function verifierOf(passphrase: string): Promise<Verifier> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  return { salt: base64(salt), hash: base64(await derived(passphrase, salt, ROUNDS)), rounds: ROUNDS }
}

export async function fits(passphrase: string, verifier: Verifier): Promise<boolean> {
  const known = bytes(verifier.hash)
  const typed = await derived(passphrase, bytes(verifier.salt), verifier.rounds)
  let difference = known.length ^ typed.length
  for (let at = 0; at < typed.length; at += 1) difference |= (typed[at] ?? 0) ^ (known[at] ?? 0)
  return difference === 0
}

async function derived(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<Uint8Array> {
  // One letter may be typed as one sign or as two (й): both are the same passphrase.
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'))
  const key = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, HASH_BITS),
  )
}

const base64 = (data: Uint8Array): string => btoa(String.fromCharCode(...data))
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
