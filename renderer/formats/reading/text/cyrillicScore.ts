/**
 * How much a text looks like Russian: the sum, over its letters, of what the letter says after the one before it, and of
 * what the capitals of each word and the signs between words say. Texts in a wrong encoding are full of rare pairs,
 * of words like «хБЮМНБ», and of frames and foreign letters. Only differences between readings of the same bytes mean
 * anything.
 */
export function cyrillicScore(text: string): number {
  let score = 0
  for (const [word] of text.matchAll(/[а-яё]+/giu)) score += wordScore(word)
  for (const sign of text) score += signScore(sign.charCodeAt(0))
  return score
}

function wordScore(word: string): number {
  const lower = word.toLowerCase().replaceAll('ё', 'е')
  let score = 0
  let before = edge
  for (const letter of lower) {
    const now = letter.charCodeAt(0) - firstLetter
    score += pairs[before * width + now] ?? 0
    before = now
  }
  score += pairs[before * width + edge] ?? 0
  return score + caseScore(word)
}

function caseScore(word: string): number {
  const rest = word.slice(1)
  const startsSmall = word.charAt(0) === word.charAt(0).toLowerCase()
  if (startsSmall && rest !== rest.toLowerCase()) return -5
  const mixed = rest !== rest.toLowerCase() && rest !== rest.toUpperCase()
  if (mixed) return -3
  // A letter on its own is more often a class or an initial than a preposition.
  return word.length === 1 && startsSmall ? -1 : 0
}

function signScore(code: number): number {
  if (code < 0x80 || (code >= 0x410 && code <= 0x44f) || code === 0x401 || code === 0x451) return 0
  if (usualSigns.includes(code)) return -0.5
  // Cyrillic letters of neighbours: Ukrainian і, Belarusian ў, Serbian ђ…
  if (code >= 0x400 && code <= 0x4ff) return neighbours.includes(code) ? -2 : -5
  return -6
}

const usualSigns = Array.from('«»№–—…„“”’\u00a0', (sign) => sign.charCodeAt(0))
const neighbours = Array.from('ЄІЇҐЎєіїґў', (sign) => sign.charCodeAt(0))

const firstLetter = 0x430
/** Thirty-two letters and the edge of a word. */
const edge = 32
const width = 33

/** Ordinary words of school lists, from which the frequencies of pairs are taken. */
const words =
  'фамилия имя отчество класс классный руководитель учитель предмет должность телефон адрес дата рождения пол школа номер список сотрудников учеников педагогических работников ' +
  'русского языка литературы математики физики химии биологии истории обществознания географии информатики технологии музыки физической культуры начальных классов английского ' +
  'директор заместитель по воспитательной работе психолог логопед библиотекарь секретарь социальный педагог вожатый воспитатель завхоз бухгалтер повар сторож уборщик водитель ' +
  'иванов иванова петров петрова сидоров сидорова кузнецов кузнецова смирнов смирнова попов попова васильев васильева соколов соколова михайлов михайлова новиков новикова ' +
  'федоров федорова морозов морозова волков волкова алексеев алексеева лебедев лебедева семенов семенова егоров егорова павлов павлова козлов козлова степанов степанова ' +
  'николаев николаева орлов орлова андреев андреева макаров макарова никитин никитина захаров захарова зайцев зайцева соловьев соловьева борисов борисова яковлев яковлева ' +
  'григорьев григорьева романов романова воробьев воробьева сергеев сергеева фролов фролова александров александрова дмитриев дмитриева королев королева гусев гусева ' +
  'киселев киселева ильин ильина максимов максимова поляков полякова сорокин сорокина виноградов виноградова ковалев ковалева белов белова медведев медведева антонов антонова ' +
  'тарасов тарасова жуков жукова баранов баранова филиппов филиппова комаров комарова давыдов давыдова беляев беляева герасимов герасимова богданов богданова осипов осипова ' +
  'сидоренко шевченко бондаренко ткаченко черных белых грицай ковальчук литвиненко гаврилюк достоевский чайковская вишневский каменская щербаков щербакова шубин цветкова ' +
  'александр александра алексей анастасия андрей анна антон арина артем валентина валерия вера вероника виктор виктория виталий владимир владислав галина георгий григорий ' +
  'дарья денис дмитрий евгений евгения екатерина елена елизавета иван игорь илья инна ирина кирилл ксения лариса лев лидия любовь людмила максим маргарита марина мария ' +
  'матвей михаил надежда наталья никита николай нина оксана олег ольга павел петр полина роман светлана сергей софья станислав степан тамара татьяна тимофей юлия юрий яна ' +
  'александрович александровна алексеевич алексеевна андреевич андреевна анатольевич анатольевна борисович борисовна васильевич васильевна викторович викторовна владимирович владимировна ' +
  'геннадьевич геннадьевна дмитриевич дмитриевна евгеньевич евгеньевна иванович ивановна игоревич игоревна михайлович михайловна николаевич николаевна олегович олеговна павлович павловна ' +
  'петрович петровна романович романовна сергеевич сергеевна юрьевич юрьевна ильинична кузьмич а а б б в в г г д е ж к м и в на по за от до из для при над'

/** Logarithm of how often a letter follows another, less that of a letter at random, so that length means nothing. */
const pairs = learn(words)

function learn(corpus: string): Float64Array {
  const counts = new Float64Array(width * width).fill(0.3)
  for (const word of corpus.split(' ')) {
    let before = edge
    for (const letter of word) {
      const now = letter.charCodeAt(0) - firstLetter
      count(counts, before, now)
      before = now
    }
    count(counts, before, edge)
  }
  for (let before = 0; before < width; before += 1) {
    const row = counts.subarray(before * width, (before + 1) * width)
    const total = row.reduce((sum, value) => sum + value, 0)
    row.forEach((value, now) => (row[now] = Math.log((value / total) * width)))
  }
  return counts
}

function count(counts: Float64Array, before: number, now: number): void {
  const at = before * width + now
  counts[at] = (counts[at] ?? 0) + 1
}
