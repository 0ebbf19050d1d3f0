import type { Json } from '../json'

/** A refusal of the socket: a JSON-RPC code of the specification, with what there is to say in `data`. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: Json,
  ) {
    super(message)
  }
}
