import type { Tone } from '../../preload/alert-rules'
import type { Sounds } from '../../preload/model'

/** A step of a tone: hertz, and seconds from its begin. */
interface Step {
  hertz: number
  atS: number
  lengthS: number
}

const tones: Record<Tone, readonly Step[]> = {
  // Up is done, down is wrong, and what is repeated wants somebody.
  note: [
    { hertz: 660, atS: 0, lengthS: 0.09 },
    { hertz: 880, atS: 0.09, lengthS: 0.14 },
  ],
  warning: [
    { hertz: 587, atS: 0, lengthS: 0.14 },
    { hertz: 440, atS: 0.15, lengthS: 0.2 },
  ],
  alarm: [0, 0.3, 0.6].flatMap((atS) => [
    { hertz: 880, atS, lengthS: 0.12 },
    { hertz: 587, atS: atS + 0.13, lengthS: 0.14 },
  ]),
}

const loudness: Record<Sounds, number> = { off: 0, soft: 0.08, loud: 0.3 }

/** A player of alert tones, made without files; it opens the sound device with the first one. */
export function createTones(): (tone: Tone, sounds: Sounds) => void {
  let context: AudioContext | undefined
  return (tone, sounds) => {
    const peak = loudness[sounds]
    if (peak === 0) return
    context ??= new AudioContext()
    void context.resume()
    const beginS = context.currentTime + 0.02
    for (const { hertz, atS, lengthS } of tones[tone]) {
      const from = beginS + atS
      const voice = new OscillatorNode(context, { type: 'sine', frequency: hertz })
      const gain = new GainNode(context, { gain: 0 })
      // A tone that begins or ends at once clicks.
      gain.gain.setValueAtTime(0, from)
      gain.gain.linearRampToValueAtTime(peak, from + 0.01)
      gain.gain.linearRampToValueAtTime(0, from + lengthS)
      voice.connect(gain).connect(context.destination)
      voice.start(from)
      voice.stop(from + lengthS)
    }
  }
}
