/** Builds the client's reference into docs/reference; fails on a broken link and on what has no description. */
import { readReference } from './reference/read'

const { application, project } = await readReference()
if (project) await application.generateOutputs(project)
if (!project || application.logger.hasErrors() || application.logger.hasWarnings()) process.exit(1)
