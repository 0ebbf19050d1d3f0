import { describe, expect, it } from 'vitest'
import { parseGvariant } from '../../scripts/desktop/gvariant'
import { toBusObject, toMenuEntry } from '../../scripts/desktop/tray'

describe('the tray', () => {
  it('finds an item with and without a path of its own', () => {
    expect(toBusObject(':1.42')).toEqual({ name: ':1.42', path: '/StatusNotifierItem' })
    expect(toBusObject(':1.42/org/app/Item')).toEqual({ name: ':1.42', path: '/org/app/Item' })
  })

  it('reads a menu with ticks, lines and submenus', () => {
    const layout = parseGvariant(
      "(0, {'children-display': <'submenu'>}, [" +
        "<(1, {'label': <'_Show desk'>}, @av [])>, " +
        "<(2, {'type': <'separator'>}, @av [])>, " +
        "<(3, {'label': <'Pause'>, 'toggle-type': <'checkmark'>, 'toggle-state': <1>}, @av [])>, " +
        "<(4, {'label': <'More'>}, [<(5, {'label': <'a__b'>, 'enabled': <false>, 'visible': <false>}, @av [])>])>])",
    )
    const plain = { type: 'standard', enabled: true, visible: true, checked: null, children: [] }
    expect(toMenuEntry(layout).children).toEqual([
      { ...plain, id: 1, label: 'Show desk' },
      { ...plain, id: 2, label: '', type: 'separator' },
      { ...plain, id: 3, label: 'Pause', checked: true },
      {
        ...plain,
        id: 4,
        label: 'More',
        children: [{ ...plain, id: 5, label: 'a_b', enabled: false, visible: false }],
      },
    ])
  })
})
