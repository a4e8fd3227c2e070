import { expect, test } from '@tests/support/e2e'
import { everyPart, everyScreen, leave } from '@tests/support/places'
import { openPracticeSchool } from '@tests/support/school'

test('a walk through everything asks nothing of the net', async ({ page, troubles }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openPracticeSchool(page)
  for (const place of everyScreen) await place.open(page)
  for (const place of everyPart) {
    await place.open(page)
    await leave(page)
  }
  expect(asked.length).toBeGreaterThan(20)
  expect(troubles.strangers).toEqual([])
  const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily.split(',')[0])
  expect(await page.evaluate((name) => document.fonts.check(`14px ${name ?? ''}`, 'Ё'), font)).toBe(true)
})

test('the policy comes with the page, and it bites', async ({ page, request, troubles }) => {
  const response = await request.get('/')
  const policy = response.headers()['content-security-policy']
  for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(part)
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Перекличка' })).toBeVisible()
  expect(troubles.errors).toEqual([])
  const reached = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => true,
      () => false,
    ),
  )
  expect(reached).toBe(false)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "run"'
    document.body.append(script)
  })
  await expect(page).toHaveTitle(/Перекличка/)
  await expect.poll(() => troubles.errors.filter((text) => text.includes('content security policy')).length).toBe(2)
  expect(troubles.strangers).toEqual([])
  // All of these were provoked here.
  troubles.errors.length = 0
})
