import type { NuxtUIOptions } from '@nuxt/ui/unplugin'

/**
 * How the component library is built in: nothing by magic (no auto-import), only the styles of components in use, only
 * the icons named in our sources (a name that does not exist is caught by the unit test of the icons), our colours and a dense look.
 */
export const uiOptions: NuxtUIOptions = {
  router: true,
  autoImport: false,
  components: false,
  colorMode: false,
  experimental: { componentDetection: true },
  icon: { clientBundle: { scan: { globInclude: ['**/*.{vue,ts}'], globExclude: ['node_modules'] } } },
  ui: {
    colors: {
      primary: 'ink',
      secondary: 'ink',
      success: 'emerald',
      info: 'sky',
      warning: 'amber',
      error: 'red',
      neutral: 'slate',
    },
    modal: {
      slots: {
        header: 'px-4 py-3 sm:px-4 min-h-0',
        body: 'p-4 sm:p-4',
        footer: 'px-4 py-3 sm:px-4 gap-2',
        // A long title must not run under the close button.
        title: 'text-base pe-8',
        close: 'top-2 end-2',
      },
    },
    formField: { slots: { label: 'text-sm', container: 'mt-0.5', error: 'mt-1' } },
    alert: { slots: { description: 'opacity-100' } },
    kbd: { base: 'normal-case' },
  },
}
