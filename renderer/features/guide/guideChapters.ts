import { marked, type Token, type Tokens } from 'marked'

/** A chapter or a section of the guide: its anchor, its title and the Markdown tokens under it. */
export interface GuideChapter {
  id: string
  title: string
  level: 1 | 2
  tokens: Token[]
}

const anchored = /^(?<title>.*?)\s*\{#(?<id>[a-z-]+)\}$/

/**
 * Cuts the guide into chapters and sections. Every heading of level 1 or 2 carries its anchor, `# Классы {#classes}`;
 * a heading without one is a mistake of the author and throws, so that F1 never lands nowhere.
 */
export function guideChapters(markdown: string): GuideChapter[] {
  const chapters: GuideChapter[] = []
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading') {
      const heading = token as Tokens.Heading
      const found = anchored.exec(heading.text)?.groups
      if (!found?.['id'] || !found['title']) throw new Error(`guide: heading without an anchor: ${heading.text}`)
      chapters.push({ id: found['id'], title: found['title'], level: heading.depth === 1 ? 1 : 2, tokens: [] })
    } else if (token.type !== 'space') {
      chapters.at(-1)?.tokens.push(token)
    }
  }
  return chapters
}
