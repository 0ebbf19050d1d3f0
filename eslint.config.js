import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Forbids imports in some files; `groups` are gitignore-like patterns of module names. */
function forbid(files, ignores, ...rules) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': ['error', { patterns: rules.map(([group, message]) => ({ group, message })) }],
    },
  }
}

const oneDoor = [
  [['electron', 'electron/*'], 'Electron has its doors: main/index, main/ipc, main/shell and preload/index.'],
  [['keytar'], 'The keychain has one importer: main/vault/keychain.'],
  [['ws'], 'The socket has one importer: main/socket/connection.'],
  [['starknet'], 'The signing library has one importer: main/vault/signing-library.'],
  [['@photostructure/sqlite'], 'The database has one importer: main/journal/database.'],
]
/** The doors that are shut for a room, but for those it owns. */
const doorsBut = (...own) => oneDoor.filter(([group]) => !own.includes(group[0]))
const rooms = (...names) => names.flatMap((name) => [`../${name}/*`, `../../${name}/*`, `**/main/${name}/*`])
const allRooms = [
  'socket',
  'paradex',
  'vault',
  'pedersen',
  'ledger',
  'market',
  'orders',
  'alerts',
  'journal',
  'shell',
]
const roomsBut = (...own) => [
  [
    ...rooms(...allRooms.filter((name) => !own.includes(name))),
    '**/main/ipc',
    '**/main/index',
    '**/main/rooms',
  ],
  'Imports go one way; see docs/architecture.md.',
]

export default tseslint.config(
  {
    ignores: [
      'out',
      'node_modules',
      '.cache',
      'docs/reference',
      'test/fixtures',
      '*.config.js',
      'src/**/assembly',
      'bench/app/empty-window',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['scripts/**', 'src/sandbox/main.ts', 'bench/**', 'examples/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['src/renderer/**'], ...reactHooks.configs.flat.recommended },
  // No React Compiler is in use, so what it could not compile is no concern.
  { files: ['src/renderer/**'], rules: { 'react-hooks/incompatible-library': 'off' } },

  forbid(['src/main/socket/**'], [], ...doorsBut('ws'), roomsBut('socket')),
  forbid(['src/main/paradex/**'], [], ...oneDoor, [
    [
      ...rooms(...allRooms.filter((name) => !['paradex', 'socket', 'vault'].includes(name))),
      '**/vault/!(signer)',
    ],
    'The venue room reads the socket and the Signer type only.',
  ]),
  forbid(['src/main/vault/**'], [], ...doorsBut('keytar', 'starknet'), roomsBut('vault', 'pedersen')),
  forbid(['src/main/pedersen/**'], [], ...oneDoor, roomsBut('pedersen')),
  forbid(['src/main/{ledger,market,alerts,measures}/**'], [], ...oneDoor, roomsBut()),
  forbid(['src/main/orders/**'], [], ...oneDoor, roomsBut('orders', 'paradex')),
  forbid(['src/main/journal/**'], [], ...doorsBut('@photostructure/sqlite'), roomsBut('journal', 'ledger')),
  forbid(['src/main/review/**'], [], ...oneDoor, roomsBut('journal')),
  forbid(['src/main/shell/**'], [], ...doorsBut('electron'), roomsBut('shell')),
  forbid(
    ['src/preload/{model,records,review,diagnostics,windows,contract}.ts'],
    [],
    [['electron', '**/main/**', '**/renderer/**'], 'The border imports nothing.'],
  ),
  forbid(
    ['src/money/**', 'src/notation/**', 'src/trading/**'],
    [],
    [['electron', 'node:*', '**/main/**', '**/renderer/**'], 'Pure, so that both processes may use it.'],
  ),
  forbid(['src/renderer/**'], [], ...oneDoor, [
    ['**/main/**', 'node:*', '**/preload/index'],
    'The window is sandboxed: types of the border only.',
  ]),
  forbid(
    ['src/sandbox/**'],
    [],
    [
      ['electron', 'keytar', '**/main/**', '**/renderer/**', '**/preload/**'],
      'The exchange knows nothing of the app.',
    ],
  ),
)
