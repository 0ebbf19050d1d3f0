import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Made as the signing library is read, of some 300 hashes, by which nothing here hashes. */
const poseidon = /^export const poseidonSmall = (poseidonBasic\(.+\));$/m

/** Leaves one thing of the signing library's until it is asked for. Another version of the library fails the build. */
const leavePoseidon = {
  name: 'leave-poseidon',
  transform: {
    filter: { id: /@scure[\\/]starknet[\\/]lib[\\/]esm[\\/]index\.js$/ },
    handler(code: string): string {
      if (!poseidon.test(code))
        throw new Error('Poseidon is made elsewhere in this version of the signing library.')
      return code.replace(poseidon, (_, made: string) => poseidonWhenAsked(made))
    },
  },
}

/** The function as it was, with its own properties, made by its first use. */
function poseidonWhenAsked(made: string): string {
  return `let poseidonMade; const poseidonNow = () => (poseidonMade ??= ${made});
export const poseidonSmall = new Proxy(function () {}, {
  apply: (_, self, values) => Reflect.apply(poseidonNow(), self, values),
  get: (_, name) => poseidonNow()[name],
});`
}

export default defineConfig({
  main: {
    plugins: [leavePoseidon],
    build: {
      // Electron 33's Node: the oldest runtime the app promises to run on.
      target: 'node20.18',
      // All but native code is bundled, which is why it is a devDependency: a few files are read in half the time
      // of some hundred.
      rollupOptions: {
        input: {
          start: 'src/main/start.ts',
          'cached-code': 'src/main/cached-code.ts',
          index: 'src/main/index.ts',
          sandbox: 'src/sandbox/main.ts',
        },
        // What ws would use if it were there.
        external: ['bufferutil', 'utf-8-validate'],
        // Scripts, of which V8 can keep what it has compiled. Side by side, so that a file beside them is found from each.
        output: {
          format: 'cjs',
          dynamicImportInCjs: false,
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      // A sandboxed renderer loads its preload as one CommonJS file.
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      target: 'chrome130',
      minify: true,
      chunkSizeWarningLimit: 1_000,
      rollupOptions: {
        input: { index: 'src/renderer/index.html' },
        output: {
          codeSplitting: {
            groups: [
              // What draws on a canvas is read when there is something to draw.
              { name: 'charts', test: /node_modules.(?:lightweight-charts|fancy-canvas)/, priority: 1 },
              // What several parts need is one file, not one each: all of it is read at the start anyway.
              { name: 'shared', minShareCount: 2, minSize: 0 },
            ],
          },
        },
      },
    },
    plugins: [react()],
  },
})
