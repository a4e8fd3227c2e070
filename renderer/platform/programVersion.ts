const built: unknown = import.meta.env.VITE_PROGRAM_VERSION

/** Version of the bundle that runs, put in by the build; a word of its own where nothing was built. */
export const programVersion = typeof built === 'string' ? built : '0.0.0'
