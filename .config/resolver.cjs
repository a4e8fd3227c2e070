// Tells eslint-plugin-boundaries which file an import means. Packages are left unresolved on purpose: the plugin then
// treats them as libraries. A file that does not exist (yet) still gets its path, so that a room cannot be entered by
// naming a file wrongly; that the file is missing is the type check's business.
const { existsSync, statSync } = require('node:fs')
const { dirname, resolve } = require('node:path')
const { alias, extensions } = require('./aliases.cjs').resolve

/** @param {string} path */
const isFile = (path) => existsSync(path) && statSync(path).isFile()

/** @param {string} path */
function complete(path) {
  if (isFile(path)) return path
  for (const extension of extensions) if (isFile(path + extension)) return path + extension
  for (const extension of extensions)
    if (isFile(resolve(path, `index${extension}`))) return resolve(path, `index${extension}`)
  return /\.[a-z]+$/.test(path) ? path : `${path}.ts`
}

exports.interfaceVersion = 2

/** Packages whose scope is spelled like one of our aliases. */
const scoped = ['@electron/fuses']

/**
 * @param {string} source what stands in the import, perhaps with a Vite suffix (`?worker`, `?url`)
 * @param {string} file the importing file
 */
exports.resolve = (source, file) => {
  const bare = source.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return { found: true, path: complete(resolve(dirname(file), bare)) }
  if (scoped.includes(bare)) return { found: false }
  for (const [name, target] of Object.entries(alias)) {
    if (name.endsWith('$') ? bare === name.slice(0, -1) : bare.startsWith(`${name}/`))
      return { found: true, path: complete(target + bare.slice(name.replace('$', '').length)) }
  }
  return { found: false }
}
