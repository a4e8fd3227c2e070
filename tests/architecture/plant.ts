/** One violation, planted in a file of its own. */
export interface Plant {
  what: string
  file: string
  text: string
  /** Rule that must report it. */
  rule: string
  /** Part of its message, where the rule alone says too little. */
  says?: string
}

/** A component around a script. */
export const component = (script: string, template = '<p>Школа</p>') =>
  `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`
