import { z } from 'zod'

// As in the program itself: its policy forbids building functions from text.
z.config({ jitless: true })

export { freshSchool, livedSchool } from './livedSchool'
export { importPairs } from './importPairs'
export { joinPairs } from './joinPairs'
export { rosterPairs } from './rosterPairs'
export { makeSchool } from './benchSchools'
export { readOnce } from './readOnce'
export { sheetPages } from './sheetPages'
