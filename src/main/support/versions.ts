import { currentVersion } from '../journal/migrations'
import { sqliteVersion } from '../journal/database'

/** What the app and all it stands on are, by name. */
export function toVersions(app: string): Record<string, string> {
  const { electron, chrome, node } = process.versions as NodeJS.ProcessVersions & Record<string, string>
  return {
    app,
    ...(electron && { electron }),
    ...(chrome && { chromium: chrome }),
    node,
    sqlite: sqliteVersion(),
    schema: String(currentVersion),
  }
}
