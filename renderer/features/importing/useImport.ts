import type { Register } from '@/storage/register'
import { useServices } from '@/services'
import { keepUnsaved } from '@/ui/useUnsaved'
import { importingTexts } from './texts'
import { detachedImport, type ImportWork } from './state/createImport'

/** One import per opened school; it goes with the school. */
const works = new WeakMap<Register, ImportWork>()

/** The import of the open school, also when the user comes back to it from another screen. */
export function useImport(): ImportWork {
  const services = useServices()
  const register = services.register()
  const known = works.get(register)
  if (known) return known
  const fresh = detachedImport(services)
  works.set(register, fresh)
  keepUnsaved(() => fresh.sources.value.length > 0 && fresh.step.value !== 'done', importingTexts.unfinished)
  return fresh
}
