import { computed, reactive, shallowRef, watch } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { reconcile } from '@/domain/commands/reconcile'
import { candidatesOf, type Candidate } from '@/domain/matching/candidates'
import { matchMembers } from '@/domain/matching/matchMembers'
import { parseMemberList } from '@/domain/matching/parseMemberList'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { uiTexts } from '@/ui/texts'
import { ask } from '@/ui/useAsk'
import { reconcileRows, type Answer, type Gone, type ReconcileRow } from './reconcileRows'
import { reconcileTexts as texts } from './texts'
import { EVERY, rolesOf, STAFF_ROOM, type RoleChoice } from './units'

/** What the user pasted and decided; lives with the screen of invitations, so that a look at another tab loses nothing. */
export interface ReconcileDraft {
  unit: string
  role: RoleChoice
  way: 'link' | 'roster'
  day: IsoDay | null
  text: string
  answers: ReadonlyMap<string, Answer>
  gone: ReadonlyMap<string, Gone>
  /** What was taken over last: while nothing else was pasted or decided, nothing would be lost. */
  applied: Pick<ReconcileDraft, 'text' | 'answers'> | null
}

/** Marks the draft as taken over. */
export function markApplied(draft: ReconcileDraft): void {
  draft.gone = new Map()
  draft.applied = { text: draft.text, answers: draft.answers }
}

export function useReconcileDraft(today: IsoDay): ReconcileDraft {
  const draft = reactive<ReconcileDraft>({
    ...{ unit: STAFF_ROOM, role: EVERY, way: 'link', day: today, text: '' },
    answers: new Map(),
    gone: new Map(),
    applied: null,
  })
  const isDirty = () => {
    const { text, answers, gone, applied } = draft
    return text.trim() !== '' && (applied?.text !== text || applied.answers !== answers || gone.size > 0)
  }
  // Not `useUnsaved`, which asks at a change of the tab too: only leaving the screen loses the list.
  const { title, confirm, cancel } = uiTexts.unsaved
  onBeforeRouteLeave(() => !isDirty() || ask({ title, text: texts.lost, confirm, cancel }))
  return draft
}

/** Everything that the screen shows of a draft: lists, counts, and what applying would do. */
export function useReconcile(facts: () => Facts, platformId: () => string, draft: ReconcileDraft, today: IsoDay) {
  const classId = computed(() => (draft.unit === STAFF_ROOM ? null : draft.unit))
  const roles = computed(() => (draft.role === EVERY ? rolesOf(draft.unit) : [draft.role]))
  const candidates = computed(() =>
    candidatesOf(facts(), { platformId: platformId(), classId: classId.value, roles: roles.value }),
  )
  // Typing is answered after a breath; a paste at once.
  const settled = shallowRef(draft.text)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => draft.text,
    (next, before) => {
      clearTimeout(timer)
      if (Math.abs(next.length - before.length) > 3) settled.value = next
      else timer = setTimeout(() => (settled.value = draft.text), 200)
    },
  )
  const list = computed(() => parseMemberList(settled.value))
  const matches = computed(() => matchMembers(list.value.lines, candidates.value))
  const invitees = computed(
    () =>
      new Map(
        facts()
          .invitees.filter((one) => one.platformId === platformId() && one.classId === classId.value)
          .map((one) => [one.personId, one]),
      ),
  )
  const rows = computed(() =>
    list.value.lines.length === 0
      ? []
      : reconcileRows({
          matches: matches.value,
          candidates: candidates.value,
          invitees: invitees.value,
          answers: draft.answers,
          gone: draft.gone,
        }),
  )
  const peopleOf = (keep: (row: ReconcileRow) => boolean) =>
    rows.value.flatMap((row) => (row.person !== null && keep(row) ? [personOf(row.person)] : []))
  const outcome = computed(() =>
    reconcile(facts(), {
      platformId: platformId(),
      classId: classId.value,
      roles: roles.value,
      on: draft.day ?? today,
      way: draft.way,
      joined: peopleOf((row) => row.list === 'joined'),
      left: peopleOf((row) => row.gone === 'left'),
      removed: peopleOf((row) => row.gone === 'removed'),
    }),
  )
  return { classId, roles, candidates, list, rows, outcome }
}

function personOf(one: Candidate) {
  return { personKind: one.kind, personId: one.id, role: one.role }
}
