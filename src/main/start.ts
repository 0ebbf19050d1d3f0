import { createCachedCode, type CodeUser } from './cached-code'

// The embedded exchange runs in a process of its own, which begins here as well.
const { type } = process as NodeJS.Process & { type?: string }
const user: CodeUser = type === 'utility' ? 'sandbox' : 'index'
createCachedCode(import.meta.dirname, user)(`${user}.cjs`)
