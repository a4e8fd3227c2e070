/** As main has it: nothing that could leave the store, that Windows would change, or that is a device there. */
const NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[0-9a-z](?:[0-9a-z.-]{0,94}[0-9a-z-])?$/i

export const isExchangeName = (name: string): boolean => NAME.test(name) && !name.includes('..')

/** One to four legal names; '' is the root and no path of a file. */
export function isExchangePath(path: string): boolean {
  const names = path.split('/')
  return names.length <= 4 && names.every(isExchangeName)
}
