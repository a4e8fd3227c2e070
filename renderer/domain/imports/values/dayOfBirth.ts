import { readDay } from './readValues'
import { RowReader } from './RowReader'
import type { IsoDay } from '@/domain/model/plain'

/** The row's day of birth without a word about a wrong one: to tell namesakes apart, also where it is not kept. */
export function dayOfBirth(reader: RowReader): IsoDay | null {
  return reader.has('birthDay') ? readDay(new RowReader(reader.row, reader.columns), 'birthDay') : null
}
