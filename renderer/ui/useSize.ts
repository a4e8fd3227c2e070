import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

export interface Size {
  width: number
  height: number
}

/** Inner size of an element in CSS pixels, kept up to date; zero while it is not on screen. */
export function useSize(element: Ref<HTMLElement | null>): Readonly<ShallowRef<Size>> {
  const size = shallowRef<Size>({ width: 0, height: 0 })
  const observer = new ResizeObserver((entries) => {
    const box = entries.at(-1)?.contentRect
    if (box) size.value = { width: box.width, height: box.height }
  })
  watch(
    element,
    (now) => {
      observer.disconnect()
      if (now) observer.observe(now)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    observer.disconnect()
  })
  return size
}
