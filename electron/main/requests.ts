import { z } from 'zod'
import { LIMITS, type Channel, type DesktopApi } from '../contract'

// The application's policy has no 'unsafe-eval' and neither has its desktop: zod must not compile code.
z.config({ jitless: true })

/** The issue text by which `handle` tells "too large" from "nonsense". */
export const TOO_LARGE = 'too-large'

/**
 * An object of exactly these keys. Bytes in its place are refused unseen: zod would list every one of 200 million indices as
 * a key too many, which costs seconds and ends in an exception.
 */
function object<S extends z.ZodRawShape>(shape: S) {
  const whole = z.strictObject(shape)
  return z.custom<z.input<typeof whole>>((value) => !ArrayBuffer.isView(value)).pipe(whole)
}

const title = z.string().max(300)
const kinds = z
  .array(
    object({
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

const place = z.enum(['profile', 'second'])
/** Begins with a year or is the key file: neither leaves the folder nor is a device of Windows. */
const snapshotName = z.string().regex(/^(?:key|\d{4}-[0-9A-Za-z-]{1,100})\.age$/)
const snapshotBytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .refine((value) => value.byteLength <= LIMITS.snapshotBytes, { error: TOO_LARGE })

/** Up to four names of the exchange; '' is the root. Nothing that could leave the store or be a device of Windows. */
const EXCHANGE_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[0-9a-z](?:[0-9a-z.-]{0,94}[0-9a-z-])?$/i
export const isExchangeName = (name: string): boolean => EXCHANGE_NAME.test(name) && !name.includes('..')
const exchangePath = z.string().refine((path) => {
  const names = path.split('/')
  return names.length <= 4 && names.every(isExchangeName)
})
const exchangeFolder = z.literal('').or(exchangePath)
const exchangeBytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .refine((value) => value.byteLength <= LIMITS.exchangeFileBytes, { error: TOO_LARGE })
const line = z.string().regex(/^[^\p{Cc}]{1,300}$/u)
const address = z.string().min(1).max(2000)
/** Of what is kept in the profile as well as of what is asked. */
export const webdavSetting = object({
  kind: z.literal('webdav'),
  url: address,
  // The colon parts the name from the password in the header.
  user: z.string().regex(/^[^\p{Cc}:]{1,300}$/u),
})
export const s3Setting = object({
  kind: z.literal('s3'),
  endpoint: address,
  region: z.string().regex(/^[0-9A-Za-z-]{1,60}$/),
  bucket: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{1,62}$/),
  prefix: z.string().regex(/^(?:[0-9A-Za-z][\w.-]{0,95}(?:\/[0-9A-Za-z][\w.-]{0,95}){0,5}\/?)?$/),
  accessKey: line,
  pathStyle: z.boolean(),
})

type Request<C extends Channel> = Parameters<DesktopApi[C]>[0]

/** The shape of every channel's one argument. Strict: a key too many is refused as well. */
export const requests: { [C in Channel]: z.ZodType<Request<C>> } = {
  info: z.undefined(),
  openFiles: object({ title, kinds, multiple: z.boolean() }),
  saveFile: object({ title, suggestedName: name, kinds, bytes, notOver: token.optional() }),
  chooseFolder: object({ title }),
  saveIntoFolder: object({ folder: token, name, bytes }),
  revealSaved: object({ token, open: z.boolean() }),
  printToPdf: object({ html }),
  print: object({ html }),
  printers: z.undefined(),
  openExternal: object({ url: z.string().min(1).max(2000) }),
  readDeviceMark: z.undefined(),
  writeDeviceMark: object({
    mark: z
      .string()
      .min(1)
      .max(64 * 1024),
  }),
  openJournal: object({ school }),
  listJournals: z.undefined(),
  appendJournal: object({
    school,
    rows: z.array(object({ number, id: rowId, bytes: rowBytes })).max(10_000),
    mark: storedText,
  }),
  writeJournalBase: object({ school, number, bytes: rowBytes, mark: storedText }),
  readJournalBase: object({ school }),
  readJournal: object({ school, after: number }),
  putJournalAside: object({ school }),
  removeJournal: object({ school }),
  readVault: z.undefined(),
  writeVault: object({ text: storedText }),
  listSnapshots: object({ school, place }),
  writeSnapshot: object({ school, place, name: snapshotName, bytes: snapshotBytes, replace: z.boolean() }),
  readSnapshot: object({ school, place, name: snapshotName }),
  removeSnapshot: object({ school, place, name: snapshotName }),
  snapshotPlace: object({ place }),
  chooseSnapshotFolder: object({ title }),
  forgetSnapshotFolder: z.undefined(),
  exchangeSetting: object({ school }),
  chooseExchangeFolder: object({ school, title }),
  connectExchange: object({ school, setting: z.union([webdavSetting, s3Setting]), secret: line }),
  forgetExchange: object({ school }),
  moveExchange: object({ school, to: school }),
  exchangeState: object({ school }),
  listExchange: object({ school, path: exchangeFolder }),
  readExchange: object({ school, path: exchangePath }),
  createExchange: object({ school, path: exchangePath, bytes: exchangeBytes }),
  removeExchange: object({ school, path: exchangePath }),
  exchangeClock: object({ school }),
  freeSpace: z.undefined(),
  storeState: z.undefined(),
  restartWithFreshStore: z.undefined(),
}
