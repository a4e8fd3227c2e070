import { suiteConfig } from '../support/suiteConfig.ts'

export default suiteConfig('samples')
