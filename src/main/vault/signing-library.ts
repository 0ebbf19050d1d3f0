import { ec } from 'starknet'

// The library's own tables of the base point take it a tenth of a second, all of it before the first signature.
// Those of five bits are made in a quarter of that, and cost a signature a tenth of a millisecond.
ec.starkCurve.utils.precompute(5)

// What the vault uses of the library, so that the build can leave out the rest of it.
export { ec, encode, hash, num, typedData } from 'starknet'
