import { z } from 'zod'
import { LIMITS, type Channel, type DesktopApi } from '../contract'

// The application's policy has no 'unsafe-eval' and neither has its desktop: zod must not compile code.
z.config({ jitless: true })

/** The issue text by which `handle` tells "too large" from "nonsense". */
export const TOO_LARGE = 'too-large'

const title = z.string().max(300)
const kinds = z
  .array(
    z.strictObject({
      name: title,
      extensions: z
        .array(z.string().regex(/^[a-z0-9]{1,10}$/i))
        .min(1)
        .max(20),
    }),
  )
  .max(20)
const bytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .refine((value) => value.byteLength <= LIMITS.saveFileBytes, { error: TOO_LARGE })
const name = z.string().min(1).max(1000)
const token = z.uuid()
const html = z
  .string()
  .min(1)
  .refine((value) => Buffer.byteLength(value) <= LIMITS.printHtmlBytes, { error: TOO_LARGE })

/** A school's id becomes a file name: nothing that could leave its folder. */
const school = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const number = z.number().int().min(0)
const rowId = z.string().min(1).max(120)
const rowBytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .refine((value) => value.byteLength <= LIMITS.journalRowBytes, { error: TOO_LARGE })
const storedText = z
  .string()
  .min(1)
  .max(256 * 1024)

type Request<C extends Channel> = Parameters<DesktopApi[C]>[0]

/** The shape of every channel's one argument. Strict: a key too many is refused as well. */
export const requests: { [C in Channel]: z.ZodType<Request<C>> } = {
  info: z.undefined(),
  openFiles: z.strictObject({ title, kinds, multiple: z.boolean() }),
  saveFile: z.strictObject({ title, suggestedName: name, kinds, bytes }),
  chooseFolder: z.strictObject({ title }),
  saveIntoFolder: z.strictObject({ folder: token, name, bytes }),
  revealSaved: z.strictObject({ token, open: z.boolean() }),
  printToPdf: z.strictObject({ html }),
  print: z.strictObject({ html }),
  openExternal: z.strictObject({ url: z.string().min(1).max(2000) }),
  readDeviceMark: z.undefined(),
  writeDeviceMark: z.strictObject({
    mark: z
      .string()
      .min(1)
      .max(64 * 1024),
  }),
  openJournal: z.strictObject({ school }),
  listJournals: z.undefined(),
  appendJournal: z.strictObject({
    school,
    rows: z.array(z.strictObject({ number, id: rowId, bytes: rowBytes })).max(10_000),
    mark: storedText,
  }),
  writeJournalBase: z.strictObject({ school, number, bytes: rowBytes, mark: storedText }),
  readJournalBase: z.strictObject({ school }),
  readJournal: z.strictObject({ school, after: number }),
  putJournalAside: z.strictObject({ school }),
  removeJournal: z.strictObject({ school }),
  readVault: z.undefined(),
  writeVault: z.strictObject({ text: storedText }),
  freeSpace: z.undefined(),
  storeState: z.undefined(),
  restartWithFreshStore: z.undefined(),
}
