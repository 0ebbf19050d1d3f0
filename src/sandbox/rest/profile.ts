import { Fields } from '../fields'
import { VenueRefusal } from '../refusal'
import { marketNamed } from './markets'
import { notificationNames } from '../profiles'
import { objectIn } from './body'
import { ok } from './routes'
import { toDecimal } from '../quanta'
import type { Profile } from '../profiles'
import type { RestAnswer, RestRequest, Route } from './routes'
import type { Venue } from '../venue'

/** What an account says of itself; changed by the main key alone, but for what has been seen. */
export const profileRoutes: readonly Route[] = [
  { method: 'GET', path: '/account/profile', private: true, answer: show },
  { method: 'GET', path: '/account/settings', private: true, answer: settings },
  { ...changing(setLastSeen), path: '/account/profile/notifications/last_seen' },
  { ...changing(setNotifications), path: '/account/profile/notifications', mainOnly: true },
  { ...changing(setSlippage), path: '/account/profile/market_max_slippage/{market}', mainOnly: true },
  { ...changing(setSizeDisplay), path: '/account/profile/size_currency_display', mainOnly: true },
  { ...changing(setUsername), path: '/account/profile/username', mainOnly: true },
  { ...changing(setValueDisplay), path: '/account/settings/trading_value_display', mainOnly: true },
]

/** A route that changes the profile and answers with it. */
function changing(
  change: (venue: Venue, profile: Profile, request: RestRequest) => void,
): Pick<Route, 'method' | 'private' | 'answer'> {
  return {
    method: 'POST',
    private: true,
    answer: (venue, request) => {
      change(venue, venue.profiles.of(request.account), request)
      return show(venue, request)
    },
  }
}

function show({ profiles }: Venue, { account }: RestRequest): RestAnswer {
  const profile = profiles.of(account)
  return ok({
    username: profile.username,
    is_username_private: false,
    last_seen_notification: profile.lastSeenMs,
    size_currency_display: profile.sizeDisplay,
    market_max_slippage: profile.maxSlippage,
    notifications: profile.notifications,
    referral_code: '',
    nfts: [],
    tap_status: 'NONE',
  })
}

function settings({ profiles }: Venue, { account }: RestRequest): RestAnswer {
  return ok({ trading_value_display: profiles.of(account).valueDisplay })
}

function setLastSeen({ clock }: Venue, profile: Profile): void {
  profile.lastSeenMs = clock.nowMs()
}

function setNotifications(_venue: Venue, profile: Profile, { body }: RestRequest): void {
  const wanted = objectIn(body)
  for (const name of notificationNames) {
    const value = wanted[name]
    if (value === undefined) continue
    if (typeof value !== 'boolean') throw new VenueRefusal('BINDING_ERROR', `${name}: must be a boolean.`)
    profile.notifications[name] = value
  }
}

function setSlippage(venue: Venue, profile: Profile, { body, params }: RestRequest): void {
  const { symbol } = marketNamed(venue, params.market ?? '')
  profile.maxSlippage[symbol] = toDecimal(new Fields(objectIn(body)).decimal('max_slippage'))
}

function setSizeDisplay(_venue: Venue, profile: Profile, { body }: RestRequest): void {
  profile.sizeDisplay = new Fields(objectIn(body)).word('size_currency_display', ['BASE', 'QUOTE'])
}

function setUsername(_venue: Venue, profile: Profile, { body }: RestRequest): void {
  profile.username = new Fields(objectIn(body)).text('username')
}

function setValueDisplay(_venue: Venue, profile: Profile, { body }: RestRequest): void {
  profile.valueDisplay = new Fields(objectIn(body)).word('trading_value_display', [
    'SPOT_NOTIONAL',
    'MARKET_VALUE',
  ])
}
