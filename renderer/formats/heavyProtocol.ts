import type { Heavy } from './heavy'

/** What can be asked of the worker: the functions of `Heavy`, by name. */
export type HeavyTask = Exclude<keyof Heavy, 'prepare'>

/** Window → worker. One job at a time; ids tell late messages of an older job apart. */
export interface HeavyRequest {
  id: number
  task: HeavyTask
  args: unknown[]
}

/** Worker → window. */
export type HeavyReply =
  | { id: number; kind: 'progress'; done: number; total: number }
  | { id: number; kind: 'done'; value: unknown }
  | { id: number; kind: 'failed'; message: string }
