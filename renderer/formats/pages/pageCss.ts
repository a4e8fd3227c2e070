/**
 * The one style sheet of every page: preview, paper and PDF look alike. Sizes are millimetres and points; `--s` shrinks a
 * page that holds more text than usual. No outside files: fonts of the program, else those of the system (Astra Linux has
 * PT Astra, other Linux Liberation, Windows Arial). Nothing depends on printed backgrounds.
 */
export const pageCss = `
@page { size: A4 portrait; margin: 0 }
@page upright { size: A4 portrait; margin: 0 }
@page wide { size: A4 landscape; margin: 0 }
@page half { size: A5 portrait; margin: 0 }
.page { --s: 1; position: relative; box-sizing: border-box; width: 210mm; height: 297mm; overflow: hidden; background: #fff;
  color: #0f172a; page: upright; break-after: page; break-inside: avoid; hyphens: none; text-align: left;
  font: 400 calc(11pt * var(--s)) / 1.35 'Golos Text Variable', 'Golos Text', 'PT Astra Sans', 'PT Sans', 'Liberation Sans', Arial, 'DejaVu Sans', sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; font-variant-numeric: tabular-nums }
.page:last-child { break-after: auto }
.page--a5 { width: 148mm; height: 210mm; page: half }
.half { position: absolute; left: 0; top: 0; width: 210mm; height: 297mm; zoom: .7047 }
.page--wide { width: 297mm; height: 210mm; page: wide }
.page *, .page *::before { box-sizing: border-box }
:where(.page) :where(h1, h2, h3, p, ol, ul, dl, dd) { margin: 0; padding: 0; font-weight: inherit }
.page svg { display: block; flex: none }

.sheet { position: absolute; inset: 14mm 15mm 18mm 18mm; display: flex; flex-direction: column; gap: calc(5.5mm * var(--s)) }
.foot { position: absolute; left: 18mm; right: 15mm; bottom: 9mm; padding-top: 1.5mm; border-top: .2mm solid #94a3b8; color: #475569;
  font-size: 8pt; line-height: 1.25; display: flex; justify-content: space-between; gap: 6mm }
.foot span:last-child { white-space: nowrap }
.b-h2 { font-size: calc(11pt * var(--s)); line-height: 1.3; color: #334155; overflow-wrap: anywhere }
.b-h1 { font-size: calc(27pt * var(--s)); line-height: 1.12; font-weight: 700; letter-spacing: -.01em; overflow-wrap: anywhere; margin-top: calc(-3mm * var(--s)) }
.b-p { overflow-wrap: anywhere }
.b-p--strong { font-weight: 600 }
.b-key { font-size: calc(16pt * var(--s)); line-height: 1.6; font-weight: 700; white-space: pre }
.b-role { display: flex; gap: 6mm; align-items: center; padding: calc(4.5mm * var(--s)) 6mm; border: .7mm solid var(--role); border-radius: 3mm }
.b-role__text { min-width: 0; flex: 1 }
.b-role__title { font-size: calc(25pt * var(--s)); line-height: 1.1; font-weight: 700; color: var(--role); overflow-wrap: anywhere }
.b-role dl { display: grid; grid-template-columns: max-content 1fr; gap: .8mm 3mm; margin-top: 2mm; font-size: calc(11pt * var(--s)) }
.b-role dt { color: #475569; white-space: nowrap } .b-role dd { overflow-wrap: anywhere }
.b-role dd.no { font-weight: 600 }
.b-qr { display: flex; gap: 7mm; align-items: center }
.b-qr--role { padding: 2.6mm 4mm 2.6mm 6.5mm; border: .5mm solid var(--role); border-radius: 2mm } .b-qr--role .pattern { display: inline-block; margin-right: 2mm; vertical-align: -1mm }
.b-qr__text { min-width: 0; flex: 1; display: flex; flex-direction: column; gap: 2.5mm }
.b-qr .b-facts { column-gap: 3mm } .b-qr .b-facts dd { font-weight: 400 }
.b-qr__caption { font-size: calc(14pt * var(--s)); line-height: 1.3; font-weight: 600; white-space: pre-line }
.b-qr__or { color: #475569 } .b-qr__note { font-weight: 700; font-size: calc(12.5pt * var(--s)) }
.link, .b-key { font-family: 'DejaVu Sans Mono', 'Liberation Mono', 'PT Astra Mono', 'PT Mono', Consolas, 'Courier New', monospace }
.link { overflow-wrap: anywhere; word-break: break-all; hyphens: none }
.b-qr .link { font-size: calc(12pt * var(--s)); line-height: 1.4 }
.b-sides { display: flex; align-items: stretch; gap: 3mm }
.b-sides__arrow { flex: none; width: 8mm; align-self: center; text-align: center; font-size: calc(20pt * var(--s)); font-weight: 700 }
.b-side { flex: 1; min-width: 0; padding: calc(3mm * var(--s)) 4mm; border: .5mm solid #0f172a; border-radius: 2mm; overflow-wrap: anywhere }
.b-side__title { font-size: calc(10pt * var(--s)); line-height: 1.3; font-weight: 600; color: #475569 }
.b-side__first { font-size: calc(14pt * var(--s)); line-height: 1.25; font-weight: 700 }
.b-side--former { border: .35mm dashed #64748b; color: #475569 } .b-side--former .b-side__first { text-decoration: line-through; font-weight: 400 }
.b-title { font-size: calc(13pt * var(--s)); font-weight: 700; line-height: 1.3; margin-bottom: 1.5mm }
.b-steps ol { list-style: none; display: flex; flex-direction: column; gap: calc(1.6mm * var(--s)) }
.b-steps li { display: flex; gap: 3mm; font-size: calc(11.5pt * var(--s)) }
.b-steps li span:first-child { flex: none; width: 6.2mm; height: 6.2mm; border: .35mm solid #334155; border-radius: 50%; text-align: center; line-height: 5.4mm; font-size: 9.5pt; font-weight: 600 }
.b-steps li span:last-child { min-width: 0; overflow-wrap: anywhere }
.b-warning { border: .35mm solid #334155; border-left-width: 1.8mm; border-radius: 1.5mm; padding: calc(3mm * var(--s)) 5mm }
.b-warning .b-title { font-size: calc(11.5pt * var(--s)); margin-bottom: 1mm }
.b-warning li { list-style: none; display: flex; gap: 2.5mm; font-size: calc(10.5pt * var(--s)) }
.b-warning li::before { content: '—'; flex: none } .b-warning li span { min-width: 0; overflow-wrap: anywhere }
.b-facts { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 5mm }
.b-facts dt { color: #475569; max-width: 60mm } .b-facts dd { overflow-wrap: anywhere; font-weight: 600 }
.b-signature { display: flex; justify-content: space-between; gap: 8mm; margin-top: 6mm }
.b-blanks { display: flex; gap: 6mm; padding-top: 10mm } .b-blanks span { border-top: .25mm solid #334155; padding-top: .6mm; font-size: 8.5pt; line-height: 1.25; color: #475569; text-align: center }
.b-bars { display: flex; align-items: center; gap: 3mm; margin-left: -3.75mm; margin-top: auto } .b-bars p { font-size: 9pt; line-height: 1.35; color: #334155 }
.b-codes { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2mm 0; color: #334155 } .b-codes p { font-size: 9pt; line-height: 1.3; overflow-wrap: anywhere; padding-right: 3mm }
.b-codes .b-codes__title { grid-column: 1 / -1; font-weight: 600; line-height: 1.35; margin-bottom: -1mm } .b-codes > div { display: flex; flex-direction: column; justify-content: flex-end } .b-codes .bars { display: block; margin-left: -3.75mm } .b-codes .b-codes__digits { font-size: 7pt; line-height: 1.2; letter-spacing: .3mm; margin-top: .4mm }
.part { --s: 1; position: absolute; left: 0; width: 210mm; padding: 12mm 15mm 12mm 18mm; display: flex; flex-direction: column; gap: calc(4mm * var(--s)); font-size: calc(11pt * var(--s)) }
.part .b-h1 { margin-top: calc(-2mm * var(--s)) }
.cut-line { position: absolute; left: 0; width: 210mm; height: 8mm; pointer-events: none }
.b-refused { border: .5mm solid #b91c1c; padding: 4mm; font-weight: 600; color: #b91c1c }

.grid { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 8.5pt; line-height: 1.25 }
.grid th, .grid td { border: .2mm solid #94a3b8; padding: .8mm 1.3mm; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line }
.grid th { font-weight: 600; text-align: center; vertical-align: middle; border-bottom: .5mm solid #475569 }
.grid tr { break-inside: avoid } .grid--hand tbody tr { height: 7mm } .grid--hand td { vertical-align: middle }
.grid .address { word-break: break-all }
.grid .right { text-align: right } .grid .center { text-align: center }
.grid .total td { font-weight: 700; border-top: .5mm solid #475569 }
.grid .group td { font-weight: 700 } .grid .muted td { color: #64748b }
.grid--sign tbody tr { height: 8mm } .grid--sign td { vertical-align: middle }
.b-table .grid { font-size: calc(10pt * var(--s)) }
.sheet--table { inset: 11mm 10mm 14mm 12mm; gap: 3mm }
.sheet--table .b-h2 { font-size: 10.5pt; font-weight: 600; color: #0f172a }
.foot--table { left: 12mm; right: 10mm; bottom: 6mm }
.notes { font-size: 8.5pt; line-height: 1.3; color: #334155 } .notes p { overflow-wrap: anywhere } .notes .signed { margin-top: 5mm }

.page .bar { width: 100%; height: 1.1mm; margin-top: .5mm }
.watermark { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center;
  transform: rotate(-28deg); font-size: 46pt; line-height: 1.15; font-weight: 700; color: #e2e8f0; overflow-wrap: anywhere }
.watermark span { font-size: 20pt }

.label { --s: 1; position: absolute; overflow: hidden; padding: 1.5mm; display: flex; gap: 1.5mm; align-items: center } .label .qr { flex: none; margin-left: 0 !important }
.label__text { min-width: 0; flex: 1; display: flex; flex-direction: column; gap: .6mm } .label__text p { overflow-wrap: anywhere }
.label__role { font-size: calc(8.5pt * var(--s)); line-height: 1.15; font-weight: 700; color: var(--role) } .label__unit { font-size: calc(11pt * var(--s)); line-height: 1.1; font-weight: 700 }
.label .slip__name { font-size: calc(9.5pt * var(--s)); line-height: 1.15; font-weight: 600 } .label__line { font-size: calc(8pt * var(--s)); line-height: 1.15 } .label .link { font-size: calc(7pt * var(--s)); line-height: 1.2 }
.label__trial { position: absolute; font-size: 7pt; line-height: 1.25 }
.slips { position: absolute; inset: 0; display: grid }
.slip { --s: 1; position: relative; min-width: 0; min-height: 0; overflow: hidden; padding: var(--pad); display: flex; flex-direction: column; gap: 1.6mm }
.slip__head { display: flex; gap: 3mm; align-items: center }
.slip__head > div { min-width: 0 }
.slip__role { font-size: calc(13pt * var(--s)); line-height: 1.15; font-weight: 700; color: var(--role); overflow-wrap: anywhere }
.slip__title { font-size: calc(8.5pt * var(--s)); line-height: 1.2; color: #334155; overflow-wrap: anywhere }
.slip__main { display: flex; gap: 3mm; align-items: center; min-height: 0 }
.slip__text { min-width: 0; flex: 1; display: flex; flex-direction: column; gap: 1.2mm; font-size: calc(8.5pt * var(--s)); line-height: 1.25 }
.slip__text p { overflow-wrap: anywhere } .slip__text .slip__unit { font-size: calc(14pt * var(--s)); line-height: 1.15; font-weight: 700 }
.slip__text .slip__name { font-size: calc(10pt * var(--s)); line-height: 1.2; font-weight: 600 } .slip__text .slip__note { font-size: calc(6.5pt * var(--s)); line-height: 1.2 }
.slip .link { font-size: calc(7.5pt * var(--s)); line-height: 1.3 }
.slip__foot { margin-top: auto; font-size: calc(7.5pt * var(--s)); line-height: 1.25; color: #334155; overflow-wrap: anywhere }
.slip__main--wide { flex: 1; align-items: stretch } .slip__main--wide > svg { align-self: center; margin-block: -6mm } .slip__main--wide .slip__foot { margin-top: auto }
.slip__main--wide .scan { align-self: flex-end }
.slip__bottom { margin-top: auto; display: flex; gap: 2mm; align-items: flex-end } .slip__bottom .slip__foot { flex: 1; min-width: 0 }
.scan { flex: none; margin: 0 -2.5mm -1.5mm 0; text-align: center } .scan p { font-size: 6pt; line-height: 2.4mm; color: #334155; white-space: nowrap }
.cut { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none }
`.trim()
