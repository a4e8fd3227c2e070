import { showDay } from '@/domain/rules/days'
import { shortTitleOf, titleOf } from '@/domain/rules/states'
import type { TableColumn } from '@/ui/table/TableColumn'
import type { StaffRow } from './staffRows'
import { staffTexts as texts } from './texts'

/** The columns of the list of staff; what is hidden can be switched on in «Столбцы». */
export const staffColumns: TableColumn<StaffRow>[] = [
  { id: 'name', title: texts.columns.name, width: 284, value: (row) => row.name, fixed: true },
  { id: 'position', title: texts.columns.position, width: 220, value: (row) => row.position, grow: true },
  {
    id: 'subjects',
    title: texts.columns.subjects,
    width: 160,
    value: (row) => row.staff.subjects.join(', '),
    hidden: true,
  },
  { id: 'phone', title: texts.columns.phone, width: 150, value: (row) => row.phone, private: true },
  { id: 'email', title: texts.columns.email, width: 180, value: (row) => row.staff.email, hidden: true, private: true },
  { id: 'classes', title: texts.columns.classes, width: 120, value: (row) => row.classes },
  {
    id: 'role',
    title: texts.columns.role,
    width: 120,
    value: (row) => shortTitleOf.platformRole[row.staff.platformRole],
  },
  { id: 'order', title: texts.columns.order, width: 190, value: (row) => row.adminOrder, hidden: true },
  {
    id: 'invitee',
    title: texts.columns.invitee,
    width: 130,
    value: (row) => (row.invitee ? shortTitleOf.inviteeState[row.invitee.state] : texts.notInStaffRoom),
  },
  { id: 'state', title: texts.columns.state, width: 110, value: (row) => shortTitleOf.staffState[row.staff.state] },
  {
    id: 'category',
    title: texts.columns.category,
    width: 190,
    value: (row) => titleOf.staffCategory[row.staff.category],
    hidden: true,
  },
  {
    id: 'hired',
    title: texts.columns.hired,
    width: 100,
    value: (row) => showDay(row.staff.hiredOn),
    sortValue: (row) => row.staff.hiredOn,
    hidden: true,
  },
  {
    id: 'dismissed',
    title: texts.columns.dismissed,
    width: 100,
    value: (row) => showDay(row.staff.dismissedOn),
    sortValue: (row) => row.staff.dismissedOn,
    hidden: true,
  },
  { id: 'note', title: texts.columns.note, width: 200, value: (row) => row.staff.note, hidden: true },
]
