import { computed, reactive, ref } from 'vue'
import { campaignUnits } from '@/domain/campaigns/campaignUnits'
import { addLinks } from '@/domain/commands/addLinks'
import { documentFacts } from '@/domain/documents/documentFacts'
import type { Campaign, InviteeRole } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { parseLinkBlock } from '@/domain/rules/links'
import { titleOf } from '@/domain/rules/states'
import { useServices } from '@/services'
import { notify } from '@/ui/useNotify'
import { cellKey, gridRoles, gridRows, nextEmpty, spread, typedLinks, type GridRow } from './linkGrid'
import { campaignTexts } from './texts'

const texts = campaignTexts.grid

/** The grid of a campaign's links while it is filled: what is typed, pasted, understood, and would be added. */
export function useLinkGrid(campaign: () => Campaign, facts: () => Facts, today: IsoDay) {
  const services = useServices()
  const known = computed(() => documentFacts(facts(), campaign().platformId, today))
  const rows = computed(() => gridRows(campaignUnits(known.value, campaign()), known.value.unitName))
  const roles = computed(() => gridRoles(rows.value))
  const typed = reactive<Record<string, string>>({})
  const shownFirst = rows.value.some((row) => Object.values(row.cells).some(({ link }) => link === null))
  const onlyEmpty = ref(shownFirst)
  /** A line that has got its text stays until it is saved. */
  const lacks = ({ classId, cells }: GridRow) =>
    Object.values(cells).some(({ link, role }) => link === null || (typed[cellKey(classId, role)] ?? '') !== '')
  const shown = computed(() => (onlyEmpty.value ? rows.value.filter(lacks) : rows.value))

  const block = ref('')
  const role = ref<InviteeRole>(campaign().roles.includes('parent') ? 'parent' : (campaign().roles[0] ?? 'parent'))
  const roleItems = computed(() => campaign().roles.map((value) => ({ value, label: titleOf.inviteeRoles[value] })))

  const taken = computed(() => typedLinks(rows.value, typed, campaign().platformId, facts().platforms))
  const outcome = computed(() =>
    addLinks(
      facts(),
      { yearId: campaign().yearId, links: taken.value.links, createdBy: services.schools.author.read() },
      services.newId,
      today,
    ),
  )
  const added = computed(() => taken.value.links.length - outcome.value.refused.length)
  /** Whether something is typed or pasted that is not saved. */
  const hasRest = () => block.value.trim() !== '' || Object.values(typed).some((text) => text.trim() !== '')

  /**
   * What is pasted into a cell: a single link fills it, a column or block goes down and to the right.
   * @returns whether it was taken (otherwise it is pasted as anywhere), and the cell to go on with, if any
   */
  function take(text: string, row: number, of: InviteeRole): { taken: boolean; next: string | null } {
    if (/[\t\r\n]/u.test(text.trim())) {
      const { cells, over } = spread(text, shown.value, roles.value, { row, role: of })
      for (const [key, value] of cells) typed[key] = value
      if (over > 0) notify({ title: texts.over(over), tone: 'warning', key: 'link-grid' })
      return { taken: true, next: null }
    }
    const key = cellKey(shown.value[row]?.classId ?? null, of)
    if (text.trim() === '' || (typed[key] ?? '') !== '') return { taken: false, next: null }
    const refused = outcome.value.refused.length
    typed[key] = text.trim()
    // Whoever fetches link by link goes on without a key; what is wrong is looked at first.
    const sound = !taken.value.problems.has(key) && outcome.value.refused.length === refused
    return { taken: true, next: sound ? nextEmpty(shown.value, roles.value, typed, { row, role: of }) : null }
  }

  /** The lines of the list go to their cells; what was not understood stays in the field. */
  function takeBlock(): void {
    const { classFormat, literaAlphabet, staffRoomName } = facts().organisation
    const lines = parseLinkBlock(block.value, {
      platforms: facts().platforms,
      classes: facts().classes,
      classFormat,
      literaAlphabet,
      staffRoomName,
      existingLinks: [],
      defaultRole: role.value,
      defaultPlatformId: campaign().platformId,
      yearId: campaign().yearId,
    })
    const rest: string[] = []
    let count = 0
    const cells = new Set(
      rows.value.flatMap(({ classId, cells: own }) => Object.values(own).map((one) => cellKey(classId, one.role))),
    )
    for (const { unit, role: of, url, text } of lines) {
      const key = unit === null || of === null ? '' : cellKey(unit.kind === 'class' ? unit.classId : null, of)
      if (url !== '' && cells.has(key)) {
        typed[key] = url
        count += 1
      } else rest.push(text)
    }
    block.value = [...new Set(rest)].join('\n')
    notify({
      title: texts.taken(count),
      ...(rest.length > 0 ? { text: texts.notTaken(rest.length), tone: 'warning' as const } : {}),
      key: 'link-grid',
    })
  }

  return {
    rows,
    roles,
    typed,
    onlyEmpty,
    shown,
    block,
    role,
    roleItems,
    taken,
    outcome,
    added,
    hasRest,
    take,
    takeBlock,
  }
}
