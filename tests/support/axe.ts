import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** WCAG 2.1 AA, light and dark, of what is on screen; `place` is for the message. */
export async function expectNoViolations(page: Page, place: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoViolationsNow(page, `${place}, ${colorScheme}`)
  }
}

/** The same in the theme that is on. */
export async function expectNoViolationsNow(page: Page, place: string): Promise<void> {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  expect(found, place).toEqual([])
}

/** The theme follows the system a moment later, and colours run to their new value: measured half-way they are neither. */
async function settled(page: Page): Promise<void> {
  const frames = (): Promise<void> =>
    page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    )
  await frames()
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)))
  await frames()
}
