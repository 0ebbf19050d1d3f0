import type { RestClient } from './rest'
import type { RestResult } from './rest-failure'
import { WireObject } from './wire'

/** Reads the chain's id, `starknet_chain_id` of GET /system/config, once; a failed read is tried again. */
export function createChainIdReader(rest: RestClient): () => Promise<RestResult<string>> {
  let known: string | null = null
  return async () => {
    if (known !== null) return { ok: true, value: known }
    const answer = await rest.read('/system/config')
    if (!answer.ok) return answer
    try {
      known = new WireObject(answer.value).text('starknet_chain_id')
      return { ok: true, value: known }
    } catch {
      const problem = { code: 'rest.unreadable' }
      return {
        ok: false,
        failure: { problem, reached: 'refused', status: 200, retryAfterMs: null, word: null },
      }
    }
  }
}
