import type { SocketFacts } from '../../preload/diagnostics'
import type { LiveBook } from './live-book'
import type { Book } from './nouns'
import type { SbeMessage } from './sbe'
import { HotFrame } from './sbe-hot'
import { readSbe } from './sbe'
import { toBook } from './translate-market'
import { toSbeBook } from './translate-sbe'
import type { Translator } from './translator'
import type { VenueSocket, VenueSocketListener } from './venue-socket'

interface Line {
  socket: VenueSocket
  /** By market: a binary book names its market only, so that a socket carries one book of each. */
  books: Map<string, LiveBook>
  isJoined: boolean
}

/** The sockets of live books: as many as the most books any one market has at the same time. */
export class BookSockets {
  readonly #createSocket: (listener: VenueSocketListener) => VenueSocket
  readonly #translator: Translator
  readonly #lines: Line[] = []
  readonly #frame = new HotFrame()
  #isRunning = false

  constructor(createSocket: (listener: VenueSocketListener) => VenueSocket, translator: Translator) {
    this.#createSocket = createSocket
    this.#translator = translator
  }

  /** Keeps a book up to date until the remover is called. */
  open(book: LiveBook): () => void {
    const line = this.#lines.find(({ books }) => !books.has(book.market)) ?? this.#addLine()
    line.books.set(book.market, book)
    book.attach(() => line.socket.renew(book.channel))
    const remove = line.socket.want(book.channel)
    let isOpen = true
    return () => {
      if (!isOpen) return
      isOpen = false
      remove()
      book.reset()
      line.books.delete(book.market)
      if (line.books.size > 0) return
      line.socket.stop()
      this.#lines.splice(this.#lines.indexOf(line), 1)
    }
  }

  /** What each socket went through. */
  get sockets(): SocketFacts[] {
    return this.#lines.map(({ socket }) => ({ name: 'book', ...socket.facts }))
  }

  start(): void {
    this.#isRunning = true
    for (const { socket } of this.#lines) socket.start()
  }

  stop(): void {
    this.#isRunning = false
    for (const { socket } of this.#lines) socket.stop()
  }

  dropNow(): void {
    for (const { socket } of this.#lines) socket.dropNow()
  }

  retryNow(): void {
    for (const { socket } of this.#lines) socket.retryNow()
  }

  #addLine(): Line {
    const books = new Map<string, LiveBook>()
    const line: Line = {
      books,
      isJoined: false,
      socket: this.#createSocket({
        onChange: () => {
          if (line.isJoined && !line.socket.isJoined) for (const book of books.values()) book.reset()
          line.isJoined = line.socket.isJoined
          const isSilent = line.socket.phase === 'stale'
          for (const book of books.values()) book.silence(isSilent)
        },
        onJoined: () => undefined,
        onInbound: () => undefined,
        onNotification: (_channel, data) => this.#take(line, this.#translator.read('book', data, toBook)),
        onBinary: (bytes) => this.#onBinary(line, bytes),
        onRefused: (channel, problem) => {
          for (const book of books.values()) if (book.channel === channel) book.refuse(problem)
        },
      }),
    }
    this.#lines.push(line)
    if (this.#isRunning) line.socket.start()
    return line
  }

  #onBinary(line: Line, bytes: Uint8Array): void {
    const seq = this.#frame.open(bytes) === 'book' ? this.#frame.seq : null
    if (seq !== null) {
      line.books.get(this.#frame.market)?.takeFrame(this.#frame, seq)
      return
    }
    const read = readSbe(bytes)
    if (read.kind === 'message' && isBook(read.message)) {
      const { message } = read
      this.#take(
        line,
        this.#translator.attempt('book', () => toSbeBook(message)),
      )
    } else if (read.kind === 'malformed') this.#translator.countMalformed(read.templateId)
  }

  #take(line: Line, book: Book | null): void {
    if (book) line.books.get(book.market)?.take(book)
  }
}

function isBook(message: SbeMessage): message is Extract<SbeMessage, { name: 'BookEvent' }> {
  return message.name === 'BookEvent'
}
