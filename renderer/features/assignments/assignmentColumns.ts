import { showDay } from '@/domain/rules/days'
import { showPhone } from '@/domain/rules/phones'
import { shortTitleOf } from '@/domain/rules/states'
import type { TableColumn } from '@/ui/table/TableColumn'
import type { AssignmentRow } from './assignmentRows'
import { assignmentTexts as texts } from './texts'

interface ColumnSource {
  /** While an order is being prepared the list shows «Сейчас» beside «Станет». */
  draft: boolean
  place: (row: AssignmentRow) => number
  next: (row: AssignmentRow) => string
}

export function assignmentColumns({ draft, place, next }: ColumnSource): TableColumn<AssignmentRow>[] {
  const title = texts.columns
  const nextColumn: TableColumn<AssignmentRow> = {
    id: 'next',
    title: title.next,
    width: 260,
    value: next,
    grow: true,
    fixed: true,
    unsortable: true,
  }
  return [
    {
      id: 'class',
      title: title.class,
      width: draft ? 90 : 110,
      value: (row) => row.name,
      sortValue: place,
      fixed: true,
    },
    {
      id: 'current',
      title: draft ? title.now : title.current,
      width: draft ? 190 : 240,
      value: (row) => row.teacherName || texts.nobody,
      sortValue: (row) => row.teacherName || null,
      grow: !draft,
      fixed: true,
    },
    ...(draft ? [nextColumn] : []),
    {
      id: 'since',
      title: title.since,
      width: 110,
      value: (row) => showDay(row.current?.fromOn ?? null),
      sortValue: (row) => row.current?.fromOn ?? null,
    },
    {
      id: 'kind',
      title: title.kind,
      width: 110,
      value: (row) => (row.current ? shortTitleOf.assignmentKind[row.current.kind] : ''),
    },
    {
      id: 'order',
      title: title.order,
      width: 190,
      value: (row) => (row.order ? texts.orderOf(row.order.number, showDay(row.order.signedOn)) : ''),
    },
    {
      id: 'phone',
      title: title.phone,
      width: 150,
      value: (row) => showPhone(row.teacher?.phones[0]?.number ?? ''),
      private: true,
    },
    { id: 'room', title: title.room, width: 90, value: (row) => row.record.room, hidden: true },
  ]
}
