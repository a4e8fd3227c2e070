import type { Facts, IsoDay } from '@/domain/model/plain'
import { check, type Check, type CheckItem } from './check'
import { checkTexts as texts } from './checkTexts'
import { showDay } from './days'
import { handoverReminders, type HandoverReminder } from './handovers'

/** Findings about sheets on their way through the classes: not handed over yet, or the signed cover is not back. */
export function handoverChecks(facts: Facts, today: IsoDay): Check[] {
  const due = handoverReminders(facts, today)
  const of = (state: HandoverReminder['state']) =>
    due
      .filter((one) => one.state === state)
      .map((one): CheckItem => {
        return { table: 'handover', id: one.id, title: titleOf(one) }
      })
  return [check('sheetsNotHandedOver', 'warning', of('waiting')), check('coversNotReturned', 'info', of('handed'))]
}

function titleOf({ unit, teacher, state, handover, madeOn }: HandoverReminder): string {
  const place = teacher === '' ? unit : `${unit}, ${teacher}`
  const day = state === 'handed' ? (handover?.handedOn ?? madeOn) : madeOn
  return texts.withReason(place, (state === 'handed' ? texts.handedOn : texts.printedOn)(showDay(day)))
}
