// The window's types know no Node; its tests run on it, and this one reads a sheet as text.
declare module 'node:fs' {
  export function readFileSync(path: URL, encoding: 'utf8'): string
}
