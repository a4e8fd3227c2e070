import { z } from 'zod'
import { createDirectHeavy } from '@/formats/createDirectHeavy'
import { serveHeavy, type HeavyPort } from '@/formats/serveHeavy'

// Entry of the worker that does the heavy work; wiring only. The policy forbids code made from strings.
z.config({ jitless: true })
serveHeavy(self as unknown as HeavyPort, createDirectHeavy())
