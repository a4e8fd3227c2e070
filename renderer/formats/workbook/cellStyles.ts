import type { Alignment, Border, Borders, Fill, Font, Style } from 'exceljs'
import type { ColumnFormat, SheetColumn, SheetRow } from '@/domain/documents/description'

/** One shared object per look: ExcelJS then registers each look once instead of once per cell. */
export type CellStyles = (column: SheetColumn, rowStyle: SheetRow['style'] | 'header' | 'foot') => Partial<Style>

const FONT_NAME = 'Arial'
const numberFormats: Record<ColumnFormat, string> = {
  text: '@',
  integer: '0',
  percent: '0.0%',
  day: 'dd.mm.yyyy',
}

const thin: Partial<Border> = { style: 'thin', color: { argb: 'FFB8BEC8' } }
const strong: Partial<Border> = { style: 'medium', color: { argb: 'FF475569' } }
const allThin: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }

const headerFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE2E8F0' } }
const groupFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F5F9' } }
const fillInFill: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFDF2' } }

/** Builds the looks of one workbook; equal arguments give the same object. */
export function createCellStyles(): CellStyles {
  const known = new Map<string, Partial<Style>>()
  return (column, rowStyle) => {
    const key = [
      rowStyle ?? '',
      column.format,
      column.align ?? '',
      column.wrap ? 'w' : '',
      column.fillIn ? 'f' : '',
    ].join()
    let style = known.get(key)
    if (!style) {
      style = build(column, rowStyle)
      known.set(key, style)
    }
    return style
  }
}

function build(column: SheetColumn, rowStyle: SheetRow['style'] | 'header' | 'foot'): Partial<Style> {
  const font: Partial<Font> = { name: FONT_NAME, size: 10, family: 2 }
  if (rowStyle === 'header') {
    return {
      numFmt: '@',
      font: { ...font, bold: true },
      fill: headerFill,
      border: { ...allThin, bottom: strong },
      alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
    }
  }
  if (rowStyle === 'foot') {
    return { numFmt: '@', font: { ...font, size: 9, color: { argb: 'FF475569' } }, alignment: { vertical: 'bottom' } }
  }
  const horizontal = column.align ?? (column.format === 'text' ? 'left' : column.format === 'day' ? 'center' : 'right')
  const alignment: Partial<Alignment> = { vertical: 'middle', horizontal, wrapText: column.wrap ?? false }
  const style: Partial<Style> = { numFmt: numberFormats[column.format], font, border: allThin, alignment }
  if (column.fillIn && !rowStyle) style.fill = fillInFill
  if (rowStyle === 'muted') style.font = { ...font, color: { argb: 'FF64748B' } }
  if (rowStyle === 'total') {
    style.font = { ...font, bold: true }
    style.border = { ...allThin, top: strong }
  }
  if (rowStyle === 'group') {
    style.font = { ...font, bold: true }
    style.fill = groupFill
  }
  return style
}
