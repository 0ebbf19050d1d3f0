import type { Problem } from '../../preload/model'

/** A failure value thrown where there is nobody to return it to. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The problem inside an error; anything unforeseen becomes `client.unexpected`, without its text. */
export function toProblem(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { code: 'client.unexpected' }
}
