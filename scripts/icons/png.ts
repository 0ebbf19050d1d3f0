import { crc32, deflateSync } from 'node:zlib'

/** A picture of straight-alpha RGBA, four bytes a pixel, rows from the top. */
export interface Picture {
  width: number
  height: number
  pixels: Uint8Array
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const eightBitsRgba = [8, 6, 0, 0, 0]

/** Encodes a picture as a PNG file; equal pictures give equal bytes on one version of zlib. */
export function encodePng({ width, height, pixels }: Picture): Buffer {
  if (pixels.length !== width * height * 4) throw new RangeError('The pixels do not fill the picture.')
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set(eightBitsRgba, 8)

  // Each row begins with the number of its filter; 0 is none.
  const rows = Buffer.alloc(height * (1 + width * 4))
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (1 + width * 4) + 1)
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
