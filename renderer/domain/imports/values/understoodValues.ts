import { headerKey } from './cells'
import { hasLeft, readGender, readShift, readStaffState } from './readValues'
import { readPositions } from './readPositions'
import { yesOrNo } from './readYesNo'
import { RowReader } from './RowReader'
import type { ImportField, SheetKind } from '@/domain/imports/fields'

const pupilStates = /^(?:учит|обучает|зачислен|принят|состоит|числится|переведен из|прибыл)/
const categories = /^(?:руковод|администрат|ауп|педагог|ин(?:ой|ые)|обслуж|технич|увп|моп|прочи|учебно вспом)/
/** Beginnings of the positions a school has, as they stand in staffing tables. */
const positions =
  /учител|преподавател|педагог|воспитател|директор|заместител|(?:^|\s)зам[ .]|завуч|методист|психолог|логопед|дефектолог|библиотек|секретар|бухгалтер|завхоз|заведующ|(?:^|\s)зав[ .]|вожат|тьютор|инструктор|медсестр|медицин|фельдшер|врач|лаборант|инженер|программист|администратор|специалист|делопроизводител|повар|кухонн|уборщи|сторож|дворник|рабоч|водител|гардеробщи|вахт[её]р|руководител|концертмейстер|мастер|тренер|советник|ассистент|помощник|кладовщи|кастелянш|слесар|электр|сантехник|плотник|экономист|юрист|диспетчер|оператор|техник|няня|машинист|охранник|хореограф|организатор|архивариус|документовед|калькулятор|столовой|столяр|садовник|комендант|кочегар|прачк|швея|хормейстер|аккомпаниатор|физрук|трудовик|ученый секретарь|социальн/

/** Whether the value of such a field is understood by itself. Classes are not asked here: only the register knows them. */
export function understands(field: ImportField, text: string, kind: SheetKind): boolean {
  if (text === '') return true
  switch (field) {
    case 'gender':
      return readGender(readerOf(field, text)) !== null
    case 'shift':
      return readShift(readerOf(field, text)) !== null
    case 'isWorking':
    case 'partTime':
      return yesOrNo(text) !== null
    case 'category':
      return categories.test(headerKey(text))
    case 'personState':
      return kind === 'pupils'
        ? pupilStates.test(headerKey(text)) || hasLeft(readerOf(field, text))
        : readStaffState(readerOf(field, text)) !== null
    case 'position':
      return (
        text.length > 300 || readPositions(text).positions.every(({ title }) => positions.test(title.toLowerCase()))
      )
    default:
      return true
  }
}

/** A row of a single cell, to ask the readers of values. */
function readerOf(field: ImportField, text: string): RowReader {
  return new RowReader({ row: 0, cells: [text], hidden: false }, [
    { index: 1, header: '', field, by: 'user', samples: [] },
  ])
}
