import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      // Electron 33's Node: the oldest runtime the app promises to run on.
      target: 'node20.18',
      rollupOptions: { input: { index: 'src/main/index.ts', sandbox: 'src/sandbox/main.ts' } },
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
    build: { target: 'chrome130', rollupOptions: { input: { index: 'src/renderer/index.html' } } },
    plugins: [react()],
  },
})
