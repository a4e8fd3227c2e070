import { suiteConfig } from '../support/suiteConfig'

export default suiteConfig('fuzz')
