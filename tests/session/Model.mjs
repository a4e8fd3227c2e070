/**
 * What the register should hold, written without a line of the program: plain maps, and a copy of everything before
 * every change for undo and redo. People are known by surname, classes by «5А», links by address.
 */
export class Model {
  #now = { staff: {}, classes: {}, links: {}, marks: {}, counts: {}, teachers: {} }
  #undo = []
  #redo = []

  get staff() {
    return Object.keys(this.#now.staff)
  }

  get classes() {
    return Object.keys(this.#now.classes)
  }

  person(surname) {
    return this.#now.staff[surname]
  }

  class(name) {
    return this.#now.classes[name]
  }

  mark(surname) {
    return this.#now.marks[surname] ?? 'notInvited'
  }

  get canUndo() {
    return this.#undo.length > 0
  }

  get canRedo() {
    return this.#redo.length > 0
  }

  /** One change set; a change that leaves everything as it was makes none. */
  #change(change) {
    const before = structuredClone(this.#now)
    change(this.#now)
    if (JSON.stringify(before) === JSON.stringify(this.#now)) return
    this.#undo.push(before)
    this.#redo = []
  }

  undo() {
    if (!this.canUndo) return
    this.#redo.push(this.#now)
    this.#now = this.#undo.pop()
  }

  redo() {
    if (!this.canRedo) return
    this.#undo.push(this.#now)
    this.#now = this.#redo.pop()
  }

  saveStaff(surname, fields) {
    this.#change(({ staff }) => {
      staff[surname] = { firstName: '', middleName: '', note: '', category: 'teaching', ...staff[surname], ...fields }
    })
  }

  renameStaff(surname, next) {
    this.#change(({ staff, marks, teachers }) => {
      staff[next] = staff[surname]
      delete staff[surname]
      for (const teacher of Object.values(teachers)) if (teacher.surname === surname) teacher.surname = next
      if (marks[surname]) marks[next] = marks[surname]
      delete marks[surname]
    })
  }

  saveCategory(surnames, category) {
    this.#change(({ staff }) => {
      for (const surname of surnames) staff[surname].category = category
    })
  }

  deleteStaff(surnames) {
    this.#change(({ staff, marks, teachers }) => {
      for (const surname of surnames) {
        delete staff[surname]
        delete marks[surname]
        for (const name of Object.keys(teachers)) if (teachers[name].surname === surname) delete teachers[name]
      }
    })
  }

  addClasses(names) {
    this.#change(({ classes }) => {
      for (const name of names) classes[name] ??= { room: '', planned: null }
    })
  }

  saveClass(name, fields) {
    this.#change(({ classes }) => Object.assign(classes[name], fields))
  }

  deleteClass(name) {
    this.#change((now) => {
      delete now.classes[name]
      delete now.counts[name]
      delete now.teachers[name]
      for (const [url, link] of Object.entries(now.links)) if (link.unit === name) delete now.links[url]
    })
  }

  /** A second link for the same unit and role takes the place of the first. */
  addLinks(added) {
    this.#change(({ links }) => {
      for (const { unit, role, url } of added) {
        for (const link of Object.values(links)) {
          if (link.unit === unit && link.role === role && link.state === 'active') link.state = 'replaced'
        }
        links[url] = { unit, role, state: 'active' }
      }
    })
  }

  /** The order's number goes with the class teacher; who was before is no longer. */
  assign(pairs, order) {
    this.#change(({ teachers }) => {
      for (const { name, surname } of pairs) teachers[name] = { surname, order }
    })
  }

  teacherOf(name) {
    return this.#now.teachers[name]?.surname
  }

  markStaff(surnames, state) {
    this.#change(({ marks }) => {
      for (const surname of surnames) marks[surname] = state
    })
  }

  saveCount(name, count) {
    this.#change(({ counts }) => {
      counts[name] = count
    })
  }

  /** The whole content in one order, for comparing. */
  picture() {
    return ordered(this.#now)
  }
}

/** Copies with sorted keys: equal content is then equal as text. */
export function ordered(value) {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key])]),
  )
}
