import { z } from 'zod'
import { createDirectSealer } from '@/safety/createDirectSealer'
import { serveSealer } from '@/safety/createSealer'

// Entry of the worker that makes and opens snapshots; wiring only. The policy forbids code made from strings.
z.config({ jitless: true })
serveSealer(self, createDirectSealer())
