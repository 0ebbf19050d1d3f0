import { defineConfig } from 'vitest/config'

/** Tests that trade on a running sandbox exchange: real sockets and real signatures take their time. */
const onTheExchange = [
  'test/sandbox/*.test.ts',
  'test/compat/*.test.ts',
  'test/desk/*.test.ts',
  'test/session/{faults,rebuilt}.test.ts',
  'test/paradex/{algo-orders,book,channels,client,clock,examples,history,keys,order-verbs,proxy,proxy-tls,recovery}.test.ts',
  'test/chaos/*.test.ts',
]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', ...onTheExchange, 'node_modules/**'],
          testTimeout: 20_000,
          // They wait for nothing but the processor. What trades in real time comes after them, and has it for itself.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'exchange',
          include: onTheExchange,
          testTimeout: 40_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
