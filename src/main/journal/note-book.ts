import { z } from 'zod'
import type { Result } from '../../preload/model'
import type { Note } from '../../preload/review'
import type { AccountRow } from './account-row'
import { readNoun } from './readers'
import { folded } from './searched-texts'
import type { Store } from './store'

/** What a person has noted, by the subject it is about. */
export interface NoteBook {
  /** Puts a note in the place of the one before; one without words and tags is taken away. */
  put(note: Note): Result<null>
  /** Those of these subjects that have one. */
  of(subjects: readonly string[]): Result<Note[]>
  /** What is named by the notes of this list in whose words or tags the text is, in any case of letters. */
  named(list: string, text: string): Result<string[]>
  /** Every tag in use with how often it is, the most used first. */
  tags(): Result<{ tag: string; count: number }[]>
}

interface Row {
  subject: string
  words: string
  tags: string
}

const tagList = z.array(z.string())

/** A note book over the table `notes`; notes are never pruned. */
export function createNoteBook(store: Store, account: AccountRow, nowMs: () => number): NoteBook {
  function toNote({ subject, words, tags }: Row): Note[] {
    const list = readNoun(tagList, tags)
    if (!list) store.countUnreadable()
    return [{ subject, words, tags: list ?? [] }]
  }

  return {
    put({ subject, words, tags }) {
      const done = store.record(() => {
        const owner = account.need()
        if (words === '' && tags.length === 0)
          store.statement('DELETE FROM notes WHERE account = ? AND subject = ?').run(owner, subject)
        else
          store
            .statement(
              `INSERT OR REPLACE INTO notes (account, subject, words, tags, changed_at)
               VALUES (?, ?, ?, ?, ?)`,
            )
            .run(owner, subject, words, JSON.stringify(tags), nowMs())
      })
      return done.ok ? { ok: true, value: null } : done
    },
    of: (subjects) =>
      store.read(() => {
        const sql = 'SELECT subject, words, tags FROM notes WHERE account = ? AND subject = ?'
        const owner = account.find()
        return subjects.flatMap((subject) => {
          const row = store.statement(sql).get(owner, subject) as Row | undefined
          return row ? toNote(row) : []
        })
      }),
    named: (list, text) =>
      store.read(() => {
        const rows = store
          .statement(
            'SELECT subject, words, tags FROM notes WHERE account = ? AND subject >= ? AND subject < ?',
          )
          // Behind a colon comes a semicolon.
          .all(account.find(), `${list}:`, `${list};`) as unknown as Row[]
        const wanted = folded(text)
        return rows.flatMap(toNote).flatMap(({ subject, words, tags }) => {
          const isIt = [words, ...tags].some((each) => folded(each).includes(wanted))
          return isIt ? [subject.slice(list.length + 1)] : []
        })
      }),
    tags: () =>
      store.read(() => {
        const rows = store
          .statement(
            `SELECT each.value AS tag, count(*) AS count FROM notes, json_each(notes.tags) AS each
             WHERE account = ? AND json_valid(notes.tags) GROUP BY tag ORDER BY count DESC, tag`,
          )
          .all(account.find()) as { tag: string; count: number }[]
        return rows.map(({ tag, count }) => ({ tag, count }))
      }),
  }
}
