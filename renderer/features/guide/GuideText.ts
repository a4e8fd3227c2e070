import { defineComponent, h, type PropType, type VNodeChild } from 'vue'
import type { Token, Tokens } from 'marked'

/** Markdown tokens → elements. Only what the guide uses; raw HTML in it is shown as text. */
export const GuideText = defineComponent({
  name: 'GuideText',
  props: { tokens: { type: Array as PropType<Token[]>, required: true } },
  setup: (props) => () => props.tokens.map(block),
})

function block(token: Token): VNodeChild {
  switch (token.type) {
    case 'paragraph':
      return h('p', inline((token as Tokens.Paragraph).tokens))
    case 'list': {
      const list = token as Tokens.List
      return h(
        list.ordered ? 'ol' : 'ul',
        list.items.map((item) => h('li', item.tokens.map(listItem))),
      )
    }
    case 'code':
      return h('pre', { tabindex: 0 }, h('code', (token as Tokens.Code).text))
    default:
      return h('p', token.raw)
  }
}

function listItem(token: Token): VNodeChild {
  return token.type === 'text' ? inline((token as Tokens.Text).tokens ?? [token]) : block(token)
}

function inline(tokens: Token[]): VNodeChild[] {
  return tokens.map((token) => {
    switch (token.type) {
      case 'strong':
        return h('strong', inline((token as Tokens.Strong).tokens))
      case 'em':
        return h('em', inline((token as Tokens.Em).tokens))
      case 'codespan':
        return h('code', (token as Tokens.Codespan).text)
      case 'text': {
        const text = token as Tokens.Text
        return text.tokens ? inline(text.tokens) : text.text
      }
      default:
        return token.raw
    }
  })
}
