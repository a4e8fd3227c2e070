import { strToU8, zipSync } from 'fflate'

/** Forms written part by part: what ExcelJS cannot write, and what other programs write in their own way. */
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

type Parts = Record<string, string>

const relations = (list: [id: string, type: string, target: string, mode?: string][]) =>
  `<Relationships xmlns="${PACKAGE}">${list
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${OFFICE}/${type}`}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`

function types(main: string, overrides: [string, string][]): string {
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${main}"/>` +
    overrides.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('') +
    '</Types>'
  )
}

const xlsxMain = `${SHEET_TYPE}.sheet.main+xml`
const worksheetType = `${SHEET_TYPE}.worksheet+xml`
const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`

function zipped(parts: Parts): Uint8Array {
  const all: Parts = { '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]), ...parts }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, content]) => [name, strToU8(content)])))
}

const chartXml =
  '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Баллы {{класс}}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>' +
  "<c:cat><c:strRef><c:f>'Диаграмма 1'!$A$3:$A$3</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>'Диаграмма 1'!$B$3</c:f></c:numRef></c:val>" +
  '</c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>'

const anchor = (from: number, to: number, content: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(from)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(to)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`

const drawingXml =
  `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}">` +
  anchor(
    6,
    20,
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Диаграмма"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>',
  ) +
  anchor(
    21,
    24,
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="Надпись"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Надпись школы {{фио}}</a:t></a:r></a:p></xdr:txBody></xdr:sp>',
  ) +
  '</xdr:wsDr>'

/** A chart over the repeated row and a text box, both below it. */
function chart(): Uint8Array {
  return zipped({
    '[Content_Types].xml': types(xlsxMain, [
      ['xl/worksheets/sheet1.xml', worksheetType],
      ['xl/drawings/drawing1.xml', 'application/vnd.openxmlformats-officedocument.drawing+xml'],
      ['xl/charts/chart1.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
    ]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Диаграмма 1" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="Баллы">'Диаграмма 1'!$B$3</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([['rId1', 'worksheet', 'worksheets/sheet1.xml']]),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData><row r="1">${text('A1', 'Баллы {{класс}}')}</row><row r="3">${text('A3', '{{фамилия}}')}<c r="B3"><v>5</v></c></row><row r="4">${text('A4', 'Сумма')}<c r="B4"><f>SUM(Баллы)</f><v>5</v></c></row></sheetData><drawing r:id="rId1"/></worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relations([['rId1', 'drawing', '../drawings/drawing1.xml']]),
    'xl/drawings/drawing1.xml': drawingXml,
    'xl/drawings/_rels/drawing1.xml.rels': relations([['rId1', 'chart', '../charts/chart1.xml']]),
    'xl/charts/chart1.xml': chartXml,
  })
}

/** Macros, notes, an outside link, and parts that no program of ours knows. */
function macros(): Uint8Array {
  const vml =
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>2, 15, 4, 10, 4, 31, 8, 9</x:Anchor><x:Row>4</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>'
  return zipped({
    '[Content_Types].xml': types('application/vnd.ms-excel.sheet.macroEnabled.main+xml', [
      ['xl/worksheets/sheet1.xml', worksheetType],
      ['xl/comments1.xml', `${SHEET_TYPE}.comments+xml`],
      ['xl/externalLinks/externalLink1.xml', `${SHEET_TYPE}.externalLink+xml`],
    ]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr codeName="ЭтаКнига"/><sheets><sheet name="Лист1" sheetId="4" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId3"/></externalReferences></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'],
      ['rId3', 'externalLink', 'externalLinks/externalLink1.xml'],
    ]),
    'xl/vbaProject.bin': 'не настоящий макрос, а его байты',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr codeName="Лист1"/><sheetData><row r="2">${text('A2', '{{фио}}')}<c r="B2"><f>[1]Цены!A1</f><v>7</v></c></row><row r="5">${text('A5', 'Подпись')}</row></sheetData><legacyDrawing r:id="rId2"/></worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relations([
      ['rId1', 'comments', '../comments1.xml'],
      ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
    ]),
    'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>Школа</author></authors><commentList><comment ref="A5" authorId="0"><text><t>Подписать у директора</t></text></comment></commentList></comments>`,
    'xl/drawings/vmlDrawing1.vml': vml,
    'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${OFFICE}" r:id="rId1"><sheetNames><sheetName val="Цены"/></sheetNames></externalBook></externalLink>`,
    'xl/externalLinks/_rels/externalLink1.xml.rels': relations([['rId1', 'externalLinkPath', 'цены.xlsx', 'External']]),
    'customXml/item1.xml': '<ключ xmlns="urn:school">значение</ключ>',
  })
}

/** As other programs write: a prefix on every name, no addresses of cells, shared formulas, a template's content type. */
function otherProgram(): Uint8Array {
  const shared = (formula: string, rest: string) => `<x:c><x:f t="shared" ${rest}>${formula}</x:f><x:v>0</x:v></x:c>`
  const string = (value: string) => `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`
  return zipped({
    '[Content_Types].xml': types(`${SHEET_TYPE}.template.main+xml`, [['xl/worksheets/sheet1.xml', worksheetType]]),
    'xl/workbook.xml': `<x:workbook xmlns:x="${MAIN}" xmlns:rel="${OFFICE}"><x:sheets><x:sheet name="Лист &amp; Ко" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': relations([['rId1', 'worksheet', '/xl/worksheets/sheet1.xml']]),
    'xl/worksheets/sheet1.xml':
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>` +
      `<x:row>${string('Имя')}${string('Длина')}</x:row>` +
      `<x:row>${string('{{имя}}')}${shared('LEN(A2)', 'ref="B2:B3" si="0"')}</x:row>` +
      `<x:row>${string('Последняя')}${shared('', 'si="0"')}</x:row>` +
      '</x:sheetData></x:worksheet>',
  })
}

export const handMade: Record<string, () => Uint8Array> = { chart, macros, otherProgram }
