import accountsEn from '../../resources/locales/en/window/accounts.json'
import alertsEn from '../../resources/locales/en/window/alerts.json'
import awayEn from '../../resources/locales/en/window/away.json'
import commandsEn from '../../resources/locales/en/window/commands.json'
import deskEn from '../../resources/locales/en/window/desk.json'
import diagnosticsEn from '../../resources/locales/en/window/diagnostics.json'
import honestEn from '../../resources/locales/en/window/honest.json'
import marketEn from '../../resources/locales/en/window/market.json'
import pastEn from '../../resources/locales/en/window/past.json'
import reviewEn from '../../resources/locales/en/window/review.json'
import settingsEn from '../../resources/locales/en/window/settings.json'
import ticketEn from '../../resources/locales/en/window/ticket.json'
import welcomeEn from '../../resources/locales/en/window/welcome.json'
import windowsEn from '../../resources/locales/en/window/windows.json'
import accountsZh from '../../resources/locales/zh-CN/window/accounts.json'
import alertsZh from '../../resources/locales/zh-CN/window/alerts.json'
import awayZh from '../../resources/locales/zh-CN/window/away.json'
import commandsZh from '../../resources/locales/zh-CN/window/commands.json'
import deskZh from '../../resources/locales/zh-CN/window/desk.json'
import diagnosticsZh from '../../resources/locales/zh-CN/window/diagnostics.json'
import honestZh from '../../resources/locales/zh-CN/window/honest.json'
import marketZh from '../../resources/locales/zh-CN/window/market.json'
import pastZh from '../../resources/locales/zh-CN/window/past.json'
import reviewZh from '../../resources/locales/zh-CN/window/review.json'
import settingsZh from '../../resources/locales/zh-CN/window/settings.json'
import ticketZh from '../../resources/locales/zh-CN/window/ticket.json'
import welcomeZh from '../../resources/locales/zh-CN/window/welcome.json'
import windowsZh from '../../resources/locales/zh-CN/window/windows.json'

/** The words of the window in English, put together from a file an area. */
export const windowEn = {
  ...accountsEn,
  ...alertsEn,
  ...awayEn,
  ...commandsEn,
  ...deskEn,
  ...diagnosticsEn,
  ...honestEn,
  ...marketEn,
  ...pastEn,
  ...reviewEn,
  ...settingsEn,
  ...ticketEn,
  ...welcomeEn,
  ...windowsEn,
}

/** The same in Chinese; a test holds the keys equal. */
export const windowZh = {
  ...accountsZh,
  ...alertsZh,
  ...awayZh,
  ...commandsZh,
  ...deskZh,
  ...diagnosticsZh,
  ...honestZh,
  ...marketZh,
  ...pastZh,
  ...reviewZh,
  ...settingsZh,
  ...ticketZh,
  ...welcomeZh,
  ...windowsZh,
}
