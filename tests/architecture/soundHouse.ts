import { component } from '@tests/architecture/plant'

/** A house in which every room imports all that the table allows, in every way there is. No guard may say a word. */
export const soundHouse: Record<string, string> = {
  'electron/main/index.ts':
    "import { app } from 'electron'\nimport { readFileSync } from 'node:fs'\nimport { z } from 'zod'\nimport { CHANNELS } from '../contract'\n\nexport const started = [app, readFileSync, z, CHANNELS]\n",
  'electron/preload/index.ts':
    "import { contextBridge } from 'electron'\nimport { CHANNELS } from '../contract'\n\nexport const bridge = [contextBridge, CHANNELS]\n",
  'renderer/env.d.ts': '/// <reference types="vite/client" />\n',
  'renderer/main.ts':
    "import { createApp } from 'vue'\nimport App from '@/app/App.vue'\nimport { database } from '@/storage/database'\nimport { desktop } from '@/platform/desktop'\n\nexport const application = [createApp(App), database, desktop]\n",
  'renderer/services.ts':
    "import { inject } from 'vue'\nimport type { Register } from '@/storage/register'\n\nexport const services = (): Register | undefined => inject('services')\n",
  'renderer/heavy.worker.ts':
    "import { workbook } from '@/formats/workbook'\nimport { staff } from '@/domain/staff'\n\nexport const work = [workbook, staff]\n",
  'renderer/domain/staff.ts':
    "import { z } from 'zod'\nimport type { StaffClass } from '@/domain/rules/classes'\n\nexport const staff = z.object({})\nexport type Staff = { in: StaffClass }\n",
  'renderer/domain/rules/classes.ts':
    'export interface StaffClass {\n  title: string\n}\n\nexport const classes = Math.max(1, 2)\n',
  'renderer/storage/register.ts':
    "import type { Staff } from '@/domain/staff'\n\nexport interface Register {\n  staff: Staff[]\n}\n",
  'renderer/storage/database.ts':
    "import Dexie from 'dexie'\nimport { staff } from '@/domain/staff'\nimport type { Register } from './register'\n\nexport const database = [Dexie, staff]\nexport type { Register }\n",
  'renderer/storage/queries/allStaff.ts':
    "import { database } from '@/storage/database'\n\nexport const allStaff = () => database\n",
  'renderer/formats/workbook.ts':
    "import { classes } from '@/domain/rules/classes'\n\nexport const workbook = async () => [classes, await import('exceljs')]\n",
  'renderer/formats/heavy.ts':
    "export interface Heavy {\n  pages: string[]\n}\n\nexport const start = () => new Worker(new URL('../heavy.worker.ts', import.meta.url), { type: 'module' })\n",
  'renderer/platform/platform.ts':
    "import type { Result } from '@contract'\n\nexport interface Platform {\n  open(): Result<string>\n}\n",
  'renderer/platform/desktop.ts':
    "import { LIMITS } from '@contract'\nimport type { Platform } from './platform'\n\nexport const desktop: Platform = { open: () => ({ ok: true, value: `${LIMITS.openFileBytes}` }) }\n",
  'renderer/ui/SidePanel.vue': component("import { ref } from 'vue'\n\nconst open = ref(true)", '<p>{{ open }}</p>'),
  'renderer/ui/useLive.ts': "import { shallowRef } from 'vue'\n\nexport const useLive = () => shallowRef(1)\n",
  'renderer/features/staff/StaffScreen.vue': component(
    "import { staff } from '@/domain/staff'\nimport { allStaff } from '@/storage/queries/allStaff'\nimport { services } from '@/services'\nimport SidePanel from '@/ui/SidePanel.vue'\nimport type { Register } from '@/storage/register'\nimport { title } from './texts'\n\nconst register: Register | undefined = services()\nconst shown = [staff, allStaff, register, title].length",
    '<SidePanel>{{ shown }}</SidePanel>',
  ),
  'renderer/features/staff/texts.ts': "export const title = 'Сотрудники'\n",
  'renderer/features/classes/rows.ts':
    "import { classes } from '@/domain/rules/classes'\n\nexport const rows = [classes]\n",
  'renderer/app/App.vue': component(
    "import { classes } from '@/domain/rules/classes'\nimport SidePanel from '@/ui/SidePanel.vue'\nimport { routes } from './routes'",
    '<SidePanel>{{ classes }}{{ routes.length }}</SidePanel>',
  ),
  'renderer/app/routes.ts':
    "export const routes = [() => import('@/features/staff/StaffScreen.vue')]\nexport { rows } from '@/features/classes/rows'\n",
  'renderer/cli/inspect.ts':
    "import { readFileSync } from 'node:fs'\nimport { staff } from '@/domain/staff'\nimport { workbook } from '@/formats/workbook'\n\nexport const inspect = () => {\n  console.log(readFileSync, staff, workbook)\n}\n",
  'tests/unit/staff.test.ts':
    "import { expect, it } from 'vitest'\nimport { staff } from '@/domain/staff'\n\nit('has staff', () => {\n  expect(staff).toBeTruthy()\n})\n",
}
