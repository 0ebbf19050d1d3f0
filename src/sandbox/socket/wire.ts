/** One accepted WebSocket, as the rest of the sandbox sees it. */
export interface Wire {
  /** `sent` is called when the frame has left for the network, or never will. */
  send(data: string | Buffer, sent: () => void): void
  ping(): void
  pong(payload: Buffer): void
  close(code: number, reason: string): void
  /** Ends the connection without a closing handshake; with a TCP reset when asked. */
  cut(reset: boolean): void
  /** Text, or undefined for a binary frame, which no client has a reason to send. */
  onMessage(listener: (text: string | undefined) => void): void
  onPing(listener: (payload: Buffer) => void): void
  onPong(listener: () => void): void
  onClose(listener: () => void): void
}
