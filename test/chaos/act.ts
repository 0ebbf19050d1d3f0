import { multiply, roundToStep, toUnits } from '../../src/money/decimal'
import type { Argument, DeskCommand } from '../../src/preload/contract'
import type { OrderIntent, Side } from '../../src/preload/model'
import type { MarketSpec } from '../../src/sandbox/exchange/types'
import { toDecimal } from '../../src/sandbox/quanta'
import { pass } from './fast-time'
import { find, type Deed } from './schedule'
import type { Stage } from './stage'

/** What the trader has asked for, to hold against what came of it. */
export interface Asked {
  /** How many orders each intent may at most become, by its id. */
  orders: Map<string, number>
  twaps: number
  /** Everything that was asked of the desk and may still be under way. */
  answers: Promise<unknown>[]
}

/** Does one thing in a world; what the desk is asked is not waited for. */
export async function act(world: Stage, deed: Deed, asked: Asked): Promise<void> {
  const { exchange, address } = world

  function ask<C extends DeskCommand>(command: C, argument: Argument<C>): void {
    asked.answers.push(world.ask(command, argument))
  }
  const orders = () => exchange.openOrders(address).sort((a, b) => a.createdAtMs - b.createdAtMs)
  /** Of those on the screen, as a person picks them. */
  const seen = async (pick: number) => {
    const open = (await world.look())?.orders.filter(isOnScreen) ?? []
    return open[pick % Math.max(1, open.length)]
  }

  switch (deed.do) {
    case 'place': {
      const { market, side, type, timeInForce } = deed
      const spec = specOf(world, market)
      const away = type === 'stopMarket' ? -Math.abs(deed.away) : deed.away
      const price = priceOf(world, market, side, away)
      const exit = (points: number) => ({
        triggerPrice: priceOf(world, market, side, points),
        price: null,
      })
      const intent: OrderIntent = {
        intentId: `place-${asked.orders.size}`,
        market,
        side,
        type,
        size: sizeOf(world, spec, deed.units),
        price: type === 'limit' ? price : '0',
        triggerPrice: type === 'stopMarket' ? price : null,
        timeInForce: type === 'limit' ? timeInForce : 'gtc',
        reduceOnly: false,
        selfTradePrevention: null,
        exits: deed.exits ? { takeProfit: exit(-300), stopLoss: exit(400) } : null,
        confirmed: true,
      }
      asked.orders.set(intent.intentId, deed.exits ? 3 : 1)
      for (let press = 0; press < deed.presses; press += 1) ask('order:place', intent)
      return
    }
    case 'ladder': {
      const { market, side, count, away } = deed
      const intentId = `ladder-${asked.orders.size}`
      asked.orders.set(intentId, count)
      for (let press = 0; press < deed.presses; press += 1)
        ask('order:ladder', {
          intentId,
          market,
          side,
          size: sizeOf(world, specOf(world, market), deed.units),
          count,
          firstPrice: priceOf(world, market, side, away),
          lastPrice: priceOf(world, market, side, away + 100),
          shape: 'even',
          timeInForce: 'gtc',
          reduceOnly: false,
          selfTradePrevention: null,
          confirmed: true,
        })
      return
    }
    case 'twap': {
      const { market, side } = deed
      asked.twaps += 1
      const size = sizeOf(world, specOf(world, market), deed.units)
      ask('algo:place', {
        intentId: `twap-${asked.twaps}`,
        market,
        side,
        size,
        durationS: 30,
        confirmed: true,
      })
      return
    }
    case 'modify': {
      const order = await seen(deed.pick)
      if (!order) return
      ask('order:modify', {
        orderId: order.id,
        size: sizeOf(world, specOf(world, order.market), deed.units),
        price: order.price === '0' ? '0' : priceOf(world, order.market, order.side, deed.away),
        triggerPrice: order.triggerPrice,
        confirmed: true,
      })
      return
    }
    case 'cancel': {
      const order = await seen(deed.pick)
      for (let press = 0; order && press < deed.presses; press += 1)
        ask('order:cancel', { orderId: order.id })
      return
    }
    case 'cancelMany': {
      const open = (await world.look())?.orders.filter(isOnScreen) ?? []
      const orderIds = open.slice(0, deed.count).map(({ id }) => id)
      if (orderIds.length > 0) ask('orders:cancel', { orderIds })
      return
    }
    case 'cancelAll':
      return ask('orders:cancel-all', { market: deed.market, side: deed.side })
    case 'close': {
      const held = (await world.look())?.positions ?? []
      const position = held[deed.pick % Math.max(1, held.length)]
      if (!position) return
      const side = position.side === 'long' ? 'sell' : 'buy'
      const intent: OrderIntent = {
        intentId: `close-${asked.orders.size}`,
        market: position.market,
        side,
        type: 'limit',
        size: position.size,
        price: priceOf(world, position.market, side, 5),
        triggerPrice: null,
        timeInForce: 'gtc',
        reduceOnly: true,
        selfTradePrevention: null,
        exits: null,
        confirmed: true,
      }
      asked.orders.set(intent.intentId, 1)
      return ask('order:place', intent)
    }
    case 'fill': {
      const resting = orders().filter(({ status }) => status === 'OPEN')
      const order = resting[deed.pick % Math.max(1, resting.length)]
      if (!order) return
      const { step } = specOf(world, order.market)
      const half = (order.remaining / 2n / step) * step
      exchange.fillOrder(order.id, deed.isWhole || half === 0n ? order.remaining : half)
      return
    }
    case 'price': {
      const { markPrice } = exchange.summary(deed.market)
      const { tick } = specOf(world, deed.market)
      exchange.movePrice(deed.market, ((markPrice * BigInt(10_000 + deed.by)) / 10_000n / tick) * tick)
      return
    }
    case 'funding':
      return exchange.settleFunding(deed.market)
    case 'bust': {
      const fills = exchange.fills(address)
      const fill = fills[deed.pick % Math.max(1, fills.length)]
      if (fill) exchange.bust(address, fill.id, true)
      return
    }
    case 'transfer':
      exchange.deposit(address, toUnits(deed.amount))
      return
    case 'fault':
      return world.pull(find(deed.name)?.begin ?? [])
    case 'mend':
      return world.pull(find(deed.name)?.end ?? [])
    case 'wake':
      return world.wake()
    case 'retry':
      return ask('connection:retry', null)
    case 'clock':
      return world.setClock(deed.byMs)
    case 'restart':
      await world.close('stop')
      return world.open()
    case 'kill':
      await world.close('kill')
      await pass(deed.awayMs)
      return world.open()
  }
}

function isOnScreen({ id, state }: { id: string; state: string }): boolean {
  return id !== '' && ['new', 'working', 'partlyFilled', 'untriggered'].includes(state)
}

function specOf({ exchange }: Stage, market: string): MarketSpec {
  const spec = exchange.markets.get(market)
  if (!spec) throw new Error(`no market ${market}`)
  return spec
}

/** So many hundredths of a percent on the resting side of the mark. */
function priceOf(world: Stage, market: string, side: Side, away: number): string {
  const mark = toDecimal(world.exchange.summary(market).markPrice)
  const factor = toDecimal(BigInt(10_000 + (side === 'buy' ? -away : away)) * 10_000n)
  return roundToStep(multiply(mark, factor), toDecimal(specOf(world, market).tick), 'nearest')
}

/** So many of the smallest orders that are worth enough also some percent lower. */
function sizeOf(world: Stage, spec: MarketSpec, units: number): string {
  const mark = world.exchange.summary(spec.symbol).markPrice
  const one = (spec.minNotional * 120_000_000n) / mark / spec.step + 1n
  const size = one * spec.step * BigInt(units)
  return toDecimal(size < spec.maxOrderSize ? size : spec.maxOrderSize)
}
