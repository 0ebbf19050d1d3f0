import { Application, TypeDocReader, type Logger, type ProjectReflection } from 'typedoc'
import { projectRoot } from '../project'

/** Reads the client's sources the way typedoc.json says; what is wrong with them goes to the logger. */
export async function readReference(
  logger?: Logger,
): Promise<{ application: Application; project: ProjectReflection | undefined }> {
  const options = { options: `${projectRoot}/typedoc.json` }
  const application = await Application.bootstrap(options, [new TypeDocReader()])
  if (logger) application.logger = logger
  const project = await application.convert()
  if (project) application.validate(project)
  return { application, project }
}
