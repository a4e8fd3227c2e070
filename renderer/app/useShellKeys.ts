import { useRoute, useRouter } from 'vue-router'
import { useServices } from '@/services'
import { useShortcut } from '@/ui/useShortcut'
import { boardMode, setBoardMode } from '@/ui/board/boardMode'
import { openSchool } from './openSchool'
import { screens, screenTitle } from './screens'
import { useSession } from './session'
import { appTexts } from './texts'

/** Keys that work on every screen. Data keys do nothing while no school is open. */
export function useShellKeys(): void {
  const services = useServices()
  const session = useSession()
  const router = useRouter()
  const route = useRoute()
  const group = appTexts.keys.group
  const whenOpen = (run: () => void) => () => {
    if (openSchool.value) run()
  }
  const undo = whenOpen(() => void services.undo())
  const redo = whenOpen(() => void services.redo())
  const list = () => {
    session.shortcutsOpen = true
  }

  useShortcut({
    code: 'KeyK',
    ctrl: true,
    inFields: true,
    title: appTexts.keys.palette,
    group,
    run: whenOpen(() => {
      session.paletteOpen = !session.paletteOpen
    }),
  })
  useShortcut({
    code: 'KeyL',
    ctrl: true,
    inFields: true,
    title: appTexts.keys.lock,
    group,
    run: () => {
      services.screenLock.lock()
    },
  })
  useShortcut({
    code: 'KeyB',
    alt: true,
    inFields: true,
    title: appTexts.board.key,
    group,
    run: () => {
      setBoardMode(!boardMode.value)
    },
  })
  useShortcut({ code: 'KeyZ', ctrl: true, title: appTexts.keys.undo, group, run: undo })
  useShortcut({ code: 'KeyY', ctrl: true, title: appTexts.keys.redo, group, run: redo })
  useShortcut({ code: 'KeyZ', ctrl: true, shift: true, title: appTexts.keys.redo, group, run: redo })
  useShortcut({ code: 'Slash', shift: true, key: '?', title: appTexts.keys.shortcuts, group, run: list })
  useShortcut({
    code: 'F1',
    inFields: true,
    title: appTexts.keys.guide,
    group,
    run: () =>
      void router.push({
        name: 'guide',
        query: { chapter: typeof route.meta['chapter'] === 'string' ? route.meta['chapter'] : 'start' },
      }),
  })
  useShortcut({
    code: 'KeyS',
    alt: true,
    inFields: true,
    title: appTexts.keys.goTo(screenTitle('scan')),
    group,
    run: whenOpen(() => void router.push({ name: 'scan' })),
  })
  for (const screen of screens) {
    if (screen.digit === undefined) continue
    useShortcut({
      code: `Digit${screen.digit}`,
      alt: true,
      inFields: true,
      title: appTexts.keys.goTo(screenTitle(screen.name)),
      group,
      run: whenOpen(() => void router.push({ name: screen.name })),
    })
  }
}
