import { expect, test } from 'vitest'
import { RequestFailures, readRequestFailure } from '../../src/main/paradex/request-info'

const info = (status: string, message: string, id = 'r1') => ({
  request_info: { id, request_type: 'MODIFY_ORDER', status, message },
})

test.each([
  ['nothing', {}, undefined],
  ['a success', info('SUCCESS', ''), undefined],
  ['a request under way', info('PENDING', ''), undefined],
  ['another kind of request', { request_info: { request_type: 'OTHER', status: 'FAILED' } }, undefined],
  ['a failure in a word', info('FAILED', 'NOT_ENOUGH_MARGIN'), { code: 'venue.NOT_ENOUGH_MARGIN' }],
  ['a failure in words', info('FAILED', 'no margin'), { code: 'order.modifyRefused', detail: 'no margin' }],
  ['a status nobody has listed', info('BROKEN', ''), { code: 'order.modifyRefused' }],
  ['a message alone', info('', 'no'), { code: 'order.modifyRefused', detail: 'no' }],
])('an order’s request_info tells of %s', (_, order, problem) => {
  expect(readRequestFailure(order)?.problem).toEqual(problem)
})

test('a failed request is told once, a second one again', () => {
  const failures = new RequestFailures()
  const told = (id: string) => failures.read('o1', info('FAILED', 'no', id)) !== null
  expect([told('r1'), told('r1'), told('r2'), told('r2')]).toEqual([true, false, true, false])
  expect(readRequestFailure('no order')).toBeNull()
})
