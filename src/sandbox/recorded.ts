/**
 * How the lists begin that every start of an exchange would hash anew: the accounts' code, the address, the domain, a
 * message and a sign-in. Each felt with the pedersen hash of the list up to it, of which the first begins at 0; a test asks
 * the library for each.
 */
export const recordedBeginnings: readonly (readonly (readonly [felt: bigint, hash: bigint])[])[] = [
  [
    [
      0x41cb0280ebadaa75f996d8d92c6f265f6d040bb3ba442e5f86a554f1765244en,
      0x687ea8d6d09d2106b3f9d69796bf12c54706f0cdc43b63ee73d4f9bc74b454fn,
    ],
    [
      0x79dc0da7c54b95f10aa182ad0a46400db63156920adb65eca2654c0945a463n,
      0x2e77dfc2f710d7b4d70028905487511fb49576ee767575225a36db365250475n,
    ],
    [0x2n, 0x69d24a7e55c6093b7a533f667b0cd47c9c512c8f58bda7f4e9359d10e963bd4n],
  ],
  [
    // STARKNET_CONTRACT_ADDRESS
    [
      0x535441524b4e45545f434f4e54524143545f41444452455353n,
      0x19c4f5a32bf8efb8ff328e8933002412ad1a38b70e8e8d672289996cc025fcdn,
    ],
    [0x0n, 0x2fded809d413d52f262acd526c5c64d42a20f8295e87773f781c6febdbbdb84n],
  ],
  [
    [
      0x98d1932052fc5137543de5ed85b7a88555a4cd1ff5d5bfedb62ed9b9a1f0dbn,
      0x4624e85c564eced2c90cf6791271c21563d9e1d00a62f4f4d021dff95033bn,
    ],
    // Paradex
    [0x50617261646578n, 0x10c23f934d66387273584248a9ae5713f1b8e1c4905ba5a71cf7aa867ad106cn],
    // PRIVATE_SN_PARADESK
    [
      0x505249564154455f534e5f504152414445534bn,
      0x1f439c69e52e33c44545b3193aeb7b663e679b4b51f603a763c2ee6c7796d70n,
    ],
    [0x1n, 0x2acaa25f0c3c012af3099f9800130d6b4ae85fa902af3fc52983c599a8c794en],
    [0x4n, 0x42aee74367face0892a7e6d636541b6785d60f79f729b1f168fb20b5e628facn],
  ],
  [
    [
      0x186cdef6b179923c411c13c11b8a825f12bf34203bdda0a984da9d6f2313c2n,
      0x6e4c185db10f9a1b113fbcb6cc59ef478588785d079c83f37aab7ac12f41ad7n,
    ],
    // POST
    [0x504f5354n, 0x135e2304b364e591fdbd7fab94a5ad820becbaca17306e945e81cdd96f597b0n],
    // /v1/auth
    [0x2f76312f61757468n, 0x9d7d5226ef2e10b1383709e731c72bfb773a5a0a6fe5bcaa70a6b71d33df76n],
    [0x0n, 0x9238db7c66837ad66f48f19bf7be493f409f6f2b33e52f813452eb4faed94dn],
  ],
  [
    // StarkNet Message
    [0x537461726b4e6574204d657373616765n, 0x3eda2b491ae6582dcc091d1e2c3e45428243c9a39d2f1757ef5dfe3afe58f57n],
    [
      0x42aee74367face0892a7e6d636541b6785d60f79f729b1f168fb20b5e628facn,
      0x7364edd969849c03c0d8ca90aa95383ced5610e2689f4eb396dfdf303fa38c3n,
    ],
  ],
]
