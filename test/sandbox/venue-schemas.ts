import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import type { ValidateFunction } from 'ajv'

type Schema = Record<string, unknown>

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/paradex/${name}`, import.meta.url), 'utf8')
const openapi = JSON.parse(fixture('openapi.json')) as OpenApi
const asyncapi = parse(fixture('asyncapi.yaml')) as { components: { schemas: Record<string, Schema> } }
const openrpc = JSON.parse(fixture('openrpc.json')) as {
  methods: { name: string; result: { schema: Schema } }[]
}
const ajv = new Ajv({ strict: false, allErrors: true })

interface OpenApi {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>
  >
  components: { schemas: Record<string, Schema> }
}

/**
 * A schema as the venue publishes it, made strict: references put in place, members of an `allOf`
 * merged, and every object with named members closed to unknown ones.
 */
function strict(schema: Schema, schemas: Record<string, Schema>): Schema {
  const { $ref, allOf, properties, items, description, ...rest } = schema
  if (typeof $ref === 'string') return strict(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas)
  const parts = ((allOf ?? []) as Schema[]).map((part) => strict(part, schemas))
  const named = properties as Record<string, Schema> | undefined
  const own =
    named && Object.fromEntries(Object.entries(named).map(([name, each]) => [name, strict(each, schemas)]))
  const members = Object.assign({}, ...parts.map((part) => part.properties), own) as Record<string, Schema>
  const merged: Schema = Object.assign({}, ...parts, rest)
  delete merged.example
  if (items) merged.items = strict(items as Schema, schemas)
  if (isSchema(merged.additionalProperties)) {
    merged.additionalProperties = strict(merged.additionalProperties, schemas)
  }
  if (Object.keys(members).length > 0) {
    merged.properties = members
    merged.additionalProperties = false
  }
  // Cursors are typed as strings, and described as null where nothing is left.
  if (/null if/.test(typeof description === 'string' ? description : '')) merged.type = [merged.type, 'null']
  return merged
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null
}

const compiled = new Map<string, ValidateFunction>()

function validator(name: string, make: () => Schema): ValidateFunction {
  const known = compiled.get(name) ?? ajv.compile(make())
  compiled.set(name, known)
  return known
}

function complaints(validate: ValidateFunction, value: unknown): string[] {
  validate(value)
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  )
}

/** What is wrong with a REST answer by the OpenAPI description; empty when nothing is. */
export function restComplaints(method: string, path: string, status: number, body: unknown): string[] {
  const response = openapi.paths[path]?.[method.toLowerCase()]?.responses[String(status)]
  if (!response) return [`${method} ${path} describes no ${status}`]
  const schema = response.content?.['application/json']?.schema
  if (!schema) return body === undefined ? [] : [`${method} ${path} ${status} describes no body`]
  return complaints(
    validator(`${method} ${path} ${status}`, () => strict(schema, openapi.components.schemas)),
    body,
  )
}

/** What is wrong with a result of the socket by the OpenRPC description; empty when nothing is. */
export function rpcComplaints(method: string, result: unknown): string[] {
  const described = openrpc.methods.find(({ name }) => name === method)
  if (!described) return [`no method ${method}`]
  return complaints(
    validator(`rpc ${method}`, () => strict(described.result.schema, {})),
    result,
  )
}

/** What is wrong with an error body; any operation may answer with one. */
export function errorComplaints(body: unknown): string[] {
  const make = () =>
    strict(openapi.components.schemas['responses.ApiError'] ?? {}, openapi.components.schemas)
  return complaints(validator('error', make), body)
}

/** What is wrong with a JSON frame's data by the AsyncAPI description, all required members included. */
export function frameComplaints(schema: string, data: unknown): string[] {
  const { schemas } = asyncapi.components
  if (!schemas[schema]) return [`no schema ${schema}`]
  return complaints(
    validator(schema, () => strict(schemas[schema] ?? {}, schemas)),
    data,
  )
}
