// One part that is loaded with the first drag: two would split what the first screen shares with them.
export { default as DropOverlay } from './DropOverlay.vue'
export { takeDrop } from './takeDrop'
