// What the vault uses of the library, so that the build can leave out the rest of it.
export { ec, encode, hash, num, typedData } from 'starknet'
