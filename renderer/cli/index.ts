const usage = `Перекличка без окна.

  npm run -s inspect -- ФАЙЛ…                          план импорта одним объектом JSON
  npm run -s produce -- --school ФАЙЛ|sample --out ПАПКА  все документы школы

Подробнее: npm run -s inspect -- --help, npm run -s produce -- --help
`

/**
 * Starts the named command with the rest of the arguments.
 * @returns the exit code: 0 done, 1 failed, 2 refused or wrongly called
 */
async function main([command, ...args]: string[]): Promise<number> {
  // Loaded on demand: `inspect` must not wait for what only `produce` needs.
  if (command === 'inspect') return (await import('./inspect')).runInspect(args)
  if (command === 'produce') return (await import('./produce')).runProduce(args)
  process.stderr.write(usage)
  return 2
}

// Not process.exit: a pipe may still be taking what was printed.
process.exitCode = await main(process.argv.slice(2))
