import { describe, expect, test } from 'vitest'
import { type Conversation, createConversation } from '../../src/conversation/conversation.ts'
import {
  createFlowWordReader,
  createLeavingReader,
  createPlainAnswerReader,
} from '../../src/conversation/flow-words.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import type { Skill, SkillOutcome, Strength, TurnContext } from '../../src/conversation/skill.ts'
import type { Message } from '../../src/domain/message.ts'
import { freeRules } from '../../src/domain/place-rules.ts'
import { createPseudonyms, isAuthor } from '../../src/domain/pseudonyms.ts'
import { yesOrNo } from '../../src/domain/reply.ts'
import type { Session } from '../../src/domain/session.ts'
import { buildMessage, buildSession, stateIn } from '../support/builders.ts'

const phrases: Phrases = { say: (language, key, values = {}) => `${language}:${key}:${Object.values(values).join()}` }
const vocabulary = {
  cancel: ['batal'],
  back: ['kembali'],
  again: ['ulang'],
  skip: ['lewati'],
  'go-on': ['lanjut'],
  yes: ['ya', 'iya'],
  no: ['gak jadi'],
  reasons: ['ga mau'],
  fillers: ['dulu', 'ya', 'kak'],
}

/** A skill that claims everything with this strength. */
function skillOf(name: string, respond: (context: TurnContext) => SkillOutcome, strength: Strength = 'rest'): Skill {
  return { name, claim: (context) => ({ strength, respond: () => respond(context) }) }
}

function converse(outcomeOf: (context: TurnContext) => SkillOutcome, others: readonly Skill[] = []) {
  return createConversation({
    skills: [...others, skillOf('echo', outcomeOf)],
    arbitrate: (claims) => claims,
    languageDetector: {
      detect: (text) => (text.startsWith('what') ? 'en' : text.startsWith('apa') ? 'id' : undefined),
    },
    phrases,
    readFlowWord: createFlowWordReader(vocabulary),
    readLeaving: createLeavingReader(vocabulary),
    readPlainAnswer: createPlainAnswerReader(vocabulary),
    readChoicePlace: () => undefined,
    readDoing: async () => undefined,
    pointsOnly: (text) => text === '' || text === 'tolong dijawab',
    soundsLikeQuestion: (text) => text.endsWith('?'),
    defaultLanguage: 'id',
    pseudonyms: createPseudonyms(['a secret']),
    rulesOf: async () => freeRules,
    version: () => 'v1',
  })
}

/** A conversation in which everything that is said comes after what was said before. */
function talk(conversation: Conversation) {
  let session: Session | undefined
  return async (parts: Partial<Message> | string) => {
    const turn = await conversation.respond(buildMessage(typeof parts === 'string' ? { text: parts } : parts), session)
    session = turn.session
    return turn.replies.map(({ text }) => text)
  }
}

describe('a turn', () => {
  test('numbers its replies and events by the message', async () => {
    const conversation = converse(() => ({
      replies: [{ text: 'one' }, { text: 'two' }],
      events: [{ stream: 'questions', kind: 'answered', data: {} }],
    }))
    const turn = await conversation.respond(buildMessage({ id: '42', receivedAtMs: 7 }), undefined)
    expect(turn.replies.map(({ id }) => id)).toEqual(['42:0', '42:1'])
    const id = expect.stringMatching(/^[\w-]{22}:0\.[\w-]{12}$/)
    expect(turn.events).toEqual([{ id, atMs: 7, stream: 'questions', kind: 'answered', data: {} }])
    const again = await conversation.respond(buildMessage({ id: '42', receivedAtMs: 7 }), undefined)
    expect(again.events).toEqual(turn.events)
  })

  test('puts the day behind a stream that is kept by the day', async () => {
    const event = { stream: 'questions:', kind: 'answered', data: {} }
    const conversation = converse(() => ({ replies: [], events: [event] }))
    const turn = await conversation.respond(buildMessage({ receivedAtMs: Date.UTC(2026, 10, 29, 23, 59) }), undefined)
    expect(turn.events.map(({ stream }) => stream)).toEqual(['questions:2026-11-29'])
  })

  test('keeps nothing of somebody who is forgotten, not even in ids, and leaves others what is theirs', async () => {
    const conversation = converse(({ message }) => ({
      replies: [{ text: 'done' }],
      events: [{ stream: 'erasures', kind: 'erased', data: {} }],
      ...(message.text === 'forget me' ? { forget: 'everything' as const } : {}),
    }))
    const [ani, budi] = [
      { channel: 'test', id: 'ani' },
      { channel: 'test', id: 'budi' },
    ]
    const first = await conversation.respond(buildMessage({ person: ani }), undefined)
    const second = await conversation.respond(buildMessage({ person: budi, text: 'forget me' }), first.session)
    expect(second.session).toEqual(first.session)
    const pseudonym = createPseudonyms(['a secret']).everOf('test:budi')[0] ?? ''
    expect(second.events.map(({ id }) => isAuthor(pseudonym, id))).toEqual([false])
  })

  test('remembers for each skill what that skill alone will see', async () => {
    const conversation = converse(({ memory }) => ({
      replies: [],
      memory: [...((memory as string[] | undefined) ?? []), 'x'],
    }))
    const first = await conversation.respond(buildMessage(), undefined)
    const { memory, turns } = stateIn(first.session)
    const second = await conversation.respond(buildMessage(), buildSession({ turns, memory: { ...memory, other: 1 } }))
    expect(stateIn(second.session)).toMatchObject({ memory: { echo: ['x', 'x'], other: 1 }, turns: 2 })
  })

  test('forgets everything when a skill says so', async () => {
    const conversation = converse(() => ({ replies: [], forget: true }))
    const turn = await conversation.respond(buildMessage(), buildSession({ memory: { echo: 1, other: 2 } }))
    expect(stateIn(turn.session).memory).toEqual({})
  })

  test("takes the language from the words, then the session, then the person's device, then the default", async () => {
    const conversation = converse(({ language }) => ({ replies: [{ text: language }] }))
    const said = async (text: string, locale?: string, session?: Parameters<typeof conversation.respond>[1]) => {
      const person = { channel: 'test', id: 'p1', ...(locale ? { locale } : {}) }
      const turn = await conversation.respond(buildMessage({ text, person }), session)
      return { text: turn.replies[0]?.text, session: turn.session }
    }
    expect((await said('PSE?')).text).toBe('id')
    expect((await said('PSE?', 'en-GB')).text).toBe('en')
    expect((await said('PSE?', 'in')).text).toBe('id')
    const english = await said('what is it')
    expect(english.text).toBe('en')
    expect((await said('PSE?', 'id', english.session)).text).toBe('en')
    expect((await said('apa itu', 'en', english.session)).text).toBe('id')
  })

  test('borrowed words do not turn a conversation into English; a question or a sentence does', async () => {
    const conversation = converse(({ language }) => ({ replies: [{ text: language }] }))
    const indonesian = await conversation.respond(buildMessage({ text: 'apa itu' }), undefined)
    const said = async (text: string) =>
      (await conversation.respond(buildMessage({ text }), indonesian.session)).replies[0]?.text
    expect(await said('what')).toBe('id')
    expect(await said('what cost?')).toBe('en')
    expect(await said('what does it cost')).toBe('en')
  })

  test('takes a typed number or label for the choice last offered', async () => {
    const conversation = converse(({ message }) => ({
      replies: [
        {
          text: message.pick?.act ?? 'none',
          choices: [
            { pick: { skill: 'echo', act: 'a', value: '' }, label: 'Bukti' },
            { pick: { skill: 'echo', act: 'b', value: '' }, label: 'Selengkapnya' },
          ],
        },
      ],
    }))
    const { session } = await conversation.respond(buildMessage({ text: 'apa' }), undefined)
    const picked = async (text: string) =>
      (await conversation.respond(buildMessage({ text }), session)).replies[0]?.text
    expect(await Promise.all(['1', '2.', 'nomor 2', 'bukti!', '3', 'bukti apa'].map(picked))).toEqual([
      'a',
      'b',
      'b',
      'a',
      'none',
      'none',
    ])
  })

  test.each(['yg no 2', 'yang nomor 2', 'pilih yang 2', 'number 2', '2 aja'])(
    'takes "%s" for the second',
    async (text) => {
      const conversation = converse(({ message }) => ({
        replies: [
          {
            text: message.pick?.act ?? 'none',
            choices: ['a', 'b'].map((id) => ({ pick: { skill: 'echo', act: id, value: '' }, label: id })),
          },
        ],
      }))
      const { session } = await conversation.respond(buildMessage({ text: 'apa' }), undefined)
      expect((await conversation.respond(buildMessage({ text }), session)).replies[0]?.text).toBe('b')
    },
  )

  test('shows every skill the last messages, newest first, without personal data; a pick is none of them', async () => {
    const conversation = converse(({ asked, message: { text } }) => ({
      replies: [
        { text: asked.join(' | '), choices: [{ pick: { skill: 'echo', act: 'a', value: '' }, label: 'Bukti' }] },
      ],
      ...(text === 'batal' ? { forget: true as const } : {}),
    }))
    let session: Parameters<typeof conversation.respond>[1]
    const shown: (string | undefined)[] = []
    for (const text of [
      'buka laundry, hubungi 0812-3456-7890',
      'kodenya?',
      '1',
      'izinnya?',
      'biaya?',
      'batal',
      'apa',
    ]) {
      const turn = await conversation.respond(buildMessage({ text }), session)
      session = turn.session
      shown.push(turn.replies[0]?.text)
    }
    const laundry = 'buka laundry, hubungi [telepon]'
    expect(shown).toEqual([
      '',
      laundry,
      `kodenya? | ${laundry}`,
      `kodenya? | ${laundry}`,
      `izinnya? | kodenya? | ${laundry}`,
      'biaya? | izinnya? | kodenya?',
      '',
    ])
  })

  test('keeps what was offered open after a pick that offers nothing new, but not after other words', async () => {
    const choices = [{ pick: { skill: 'echo', act: 'a', value: '' }, label: 'Bukti' }]
    const conversation = converse(({ message: { text } }) => ({
      replies: [{ text, ...(text === 'apa' ? { choices } : {}) }],
    }))
    const { session } = await conversation.respond(buildMessage({ text: 'apa' }), undefined)
    const rating = buildMessage({ text: '👍', pick: { skill: 'echo', act: 'up', value: 'x' } })
    expect(stateIn((await conversation.respond(rating, session)).session).choices).toEqual(choices)
    expect(stateIn((await conversation.respond(buildMessage({ text: '7' }), session)).session).choices).toEqual(choices)
    expect(stateIn((await conversation.respond(buildMessage({ text: 'makasih' }), session)).session).choices).toEqual(
      [],
    )
  })

  test('hands a long message to its skills whole, up to some fifty thousand characters', async () => {
    const conversation = converse(({ message }) => ({ replies: [{ text: String(message.text.length) }] }))
    const lengthOf = async (length: number) =>
      (await conversation.respond(buildMessage({ text: 'x'.repeat(length) }), undefined)).replies[0]?.text
    expect(await lengthOf(3000)).toBe('3000')
    expect(await lengthOf(100_000)).toBe('50000')
  })

  test('does not see control and invisible characters', async () => {
    const conversation = converse(({ message }) => ({ replies: [{ text: message.text }] }))
    const { replies } = await conversation.respond(
      buildMessage({ text: '\u0000apa\u202e itu\u200b\u0007?\n' }),
      undefined,
    )
    expect(replies[0]?.text).toBe('apa  itu  ?')
  })

  test('does not see the colours of a terminal either', async () => {
    const conversation = converse(({ message }) => ({ replies: [{ text: message.text }] }))
    const { replies } = await conversation.respond(buildMessage({ text: '\u001b[31mapa itu\u001b[0m NIB' }), undefined)
    expect(replies[0]?.text).toBe('apa itu NIB')
  })
})

describe('whose message it is', () => {
  const saying = (text: string) => () => ({ replies: [{ text }] })
  const echo = saying('rest')

  test('the first that owns it responds, before whoever only wants it or takes the rest', async () => {
    const never: Skill = { name: 'never', claim: () => undefined }
    const wants = skillOf('wants', saying('wants'), 'wants')
    const owns = skillOf('owns', saying('owns'), 'owns')
    const late = skillOf('late', saying('late'), 'owns')
    expect(await talk(converse(echo, [never, wants, owns, late]))('x')).toEqual(['owns'])
    expect(await talk(converse(echo, [never, wants]))('x')).toEqual(['wants'])
    expect(await talk(converse(echo, [never]))('x')).toEqual(['rest'])
  })

  test('a pick belongs to the skill that offered it, and is stale where there is none', async () => {
    const owns = skillOf('owns', saying('owns'), 'owns')
    const say = talk(converse(({ message }) => ({ replies: [{ text: message.pick?.value ?? '' }] }), [owns]))
    expect(await say({ pick: { skill: 'echo', act: 'a', value: 'mine' } })).toEqual(['mine'])
    expect(await say({ pick: { skill: 'gone', act: 'a', value: '' } })).toEqual(['id:stale-choice:'])
  })

  test('what is due belongs to the skill it is for', async () => {
    const clerk = skillOf('clerk', ({ message }) => ({ replies: [{ text: `due: ${message.due?.name}` }] }), 'rest')
    const say = talk(converse(echo, [skillOf('owns', saying('owns'), 'owns'), clerk]))
    expect(await say({ kind: 'due', text: '', due: { skill: 'clerk', name: 'weekly', data: {} } })).toEqual([
      'due: weekly',
    ])
  })

  test('a command belongs to the skill that declares it, in either language', async () => {
    const clerk: Skill = {
      name: 'clerk',
      commands: [{ id: 'aksi', en: 'action', describe: () => '' }],
      claim: ({ command }) => command && { strength: 'rest', respond: saying(`${command.name}: ${command.rest}`) },
    }
    const say = talk(converse(echo, [skillOf('owns', saying('owns'), 'owns'), clerk]))
    expect(await say('/action tambah  x')).toEqual(['aksi: tambah  x'])
    expect(await say('/AKSI')).toEqual(['aksi: '])
    expect(await say('/aksioma')).toEqual(['owns'])
  })

  test('a command says nothing to go on, a code least of all; what stands behind one for questions does', async () => {
    const clerk: Skill = {
      name: 'clerk',
      commands: [
        { id: 'gabung', en: 'join', describe: () => '' },
        { id: 'tanya', en: 'ask', describe: () => '', isForQuestions: true },
      ],
      claim: ({ command }) => command && { strength: 'owns', respond: saying('done') },
    }
    const say = talk(converse(({ asked }) => ({ replies: [{ text: asked.join(' | ') }] }), [clerk]))
    for (const text of ['/gabung 3XW6D2', '/tanya apa itu NIB?', '/tanya', '/join 7KQ2MB']) await say(text)
    expect(await say('dan biayanya?')).toEqual(['apa itu NIB?'])
  })

  test('a command about the last answer goes to whoever gave that, if it is for them', async () => {
    const more = [{ id: 'bukti', en: 'evidence', describe: () => '', isAboutLastAnswer: true as const }]
    const tables: Skill = {
      name: 'tables',
      claim: ({ message: { text }, memory }) => {
        if (text === 'kbli') return { strength: 'owns', respond: () => ({ replies: [{ text: 'code' }], memory: 1 }) }
        return text === '/bukti' && memory === 1 ? { strength: 'owns', respond: saying('table') } : undefined
      },
    }
    const say = talk(converse(echo, [tables, { ...skillOf('entries', saying('entry'), 'rest'), commands: more }]))
    expect(await say('/bukti')).toEqual(['entry'])
    await say('kbli')
    expect(await say('/bukti')).toEqual(['table'])
    await say('x')
    expect(await say('/evidence')).toEqual(['entry'])
  })

  test('two skills cannot declare the same command', () => {
    const commands = [{ id: 'aksi', en: 'action', describe: () => '' }]
    const skill = (name: string): Skill => ({ name, commands, claim: () => undefined })
    expect(() => converse(echo, [skill('a'), skill('b')])).toThrow('both a and b declare the command /aksi')
  })

  test('in a group each person has a memory of their own', async () => {
    const say = talk(
      converse(({ memory, message }) => ({ replies: [{ text: String(memory ?? 'new') }], memory: message.text })),
    )
    const [ani, budi] = [
      { channel: 'test', id: 'ani' },
      { channel: 'test', id: 'budi' },
    ]
    expect(await say({ person: ani, text: 'a', isShared: true })).toEqual(['new'])
    // Who joins in finds the topic that the others are at.
    expect(await say({ person: budi, text: 'b', isShared: true })).toEqual(['a'])
    expect(await say({ person: ani, text: 'c', isShared: true })).toEqual(['a'])
    expect(await say({ person: budi, text: 'd', isShared: true })).toEqual(['b'])
  })
})

describe('a flow', () => {
  /** Counts its steps, lets questions pass, and steps back. */
  const steps: Skill = {
    name: 'steps',
    claim: ({ message: { text }, flow, flowWord }) => {
      const at = typeof flow?.state === 'number' ? flow.state : 0
      if (text === 'mulai') return { strength: 'owns', respond: () => step(1) }
      if (flowWord === 'back') return { strength: 'owns', respond: () => step(at - 1) }
      if (!flow || text.endsWith('?')) return undefined
      if (text === 'selesai')
        return { strength: 'wants', respond: () => ({ replies: [{ text: 'done' }], flow: 'leave' }) }
      return { strength: 'wants', respond: () => step(at + 1) }
    },
    resume: ({ flow }) => ({ text: `on with step ${flow.state}` }),
  }
  const step = (state: number): SkillOutcome => ({
    replies: [{ text: `step ${state}` }],
    flow: { name: 'count', version: 1, state },
  })
  const game: Skill = {
    name: 'game',
    claim: ({ message: { text }, flow }) => {
      if (text === 'main') {
        return {
          strength: 'owns',
          respond: () => ({ replies: [{ text: 'play' }], flow: { name: 'g', version: 1, state: 0 } }),
        }
      }
      if (!flow) return undefined
      return { strength: 'wants', respond: () => ({ replies: [{ text: 'over' }], flow: 'leave' }) }
    },
  }
  const start = () =>
    talk(converse(({ message }) => ({ replies: [{ text: `answer to ${message.text}` }] }), [steps, game]))

  test('takes what is said until it is left, with words that steer it', async () => {
    const say = start()
    expect(await say('mulai')).toEqual(['step 1'])
    expect(await say('satu')).toEqual(['step 2'])
    expect(await say('kembali dulu')).toEqual(['step 1'])
    expect(await say('selesai')).toEqual(['done'])
    expect(await say('satu')).toEqual(['answer to satu'])
  })

  test('is taken up again after a question in its middle', async () => {
    const say = start()
    await say('mulai')
    expect(await say('apa itu?')).toEqual(['answer to apa itu?', 'on with step 1'])
    expect(await say('satu')).toEqual(['step 2'])
  })

  test('is left by "batal", and nothing else is', async () => {
    const say = start()
    await say('mulai')
    expect(await say('batal')).toEqual(['id:flow-left:'])
    expect(await say('batal')).toEqual(['answer to batal'])
  })

  test('waits while another one goes on, and goes on when that is over', async () => {
    const say = start()
    await say('mulai')
    expect(await say('main')).toEqual(['play'])
    expect(await say('x')).toEqual(['over', 'on with step 1'])
    await say('main')
    expect(await say('batal')).toEqual(['id:flow-left:', 'on with step 1'])
  })
})

describe('what is said before and after an answer', () => {
  const warning: Skill = {
    name: 'warning',
    claim: () => undefined,
    note: ({ message }, strength) => (message.text.includes('secret') ? { text: `warned (${strength})` } : undefined),
  }

  test('a note of another skill comes first, whoever answers', async () => {
    const say = talk(converse(() => ({ replies: [{ text: 'answered' }] }), [warning]))
    expect(await say('my secret')).toEqual(['warned (rest)', 'answered'])
    expect(await say('hello')).toEqual(['answered'])
  })

  test('nothing is noted on a pick', async () => {
    const say = talk(converse(() => ({ replies: [{ text: 'answered' }] }), [warning]))
    expect(await say({ text: 'secret', pick: { skill: 'echo', act: 'x', value: '' } })).toEqual(['answered'])
  })

  test('what a skill opens is answered by its owner in the same turn, and both remember', async () => {
    const kind = skillOf(
      'kind',
      ({ memory }) => ({
        replies: [{ text: `I see (${memory ?? 'new'})` }],
        memory: 'kind was here',
        events: [{ stream: 's', kind: 'said', data: {} }],
        opens: { skill: 'echo', act: 'ask', value: 'entry' },
      }),
      'owns',
    )
    const conversation = converse(
      ({ message, memory }) => ({
        replies: [{ text: `${message.kind} ${message.pick?.value} (${memory ?? 'new'})` }],
        memory: 'echo was here',
        events: [{ stream: 's', kind: 'opened', data: {} }],
      }),
      [kind],
    )
    const turn = await conversation.respond(buildMessage({ id: '7' }), undefined)
    expect(turn.replies.map(({ id, text }) => `${id} ${text}`)).toEqual(['7:0 I see (new)', '7:1 picked entry (new)'])
    expect(turn.events.map(({ id, kind: what }) => `${id.replace(/^.*:|\..*$/g, '')} ${what}`)).toEqual([
      '0 said',
      '1 opened',
    ])
    expect(stateIn(turn.session)).toMatchObject({
      memory: { kind: 'kind was here', echo: 'echo was here' },
      turns: 1,
      lastSkill: 'echo',
    })
  })

  test('what nobody knows any more is not opened', async () => {
    const kind = skillOf('kind', () => ({
      replies: [{ text: 'I see' }],
      opens: { skill: 'gone', act: 'ask', value: 'x' },
    }))
    expect(await talk(converse(() => ({ replies: [] }), [kind]))('hello')).toEqual(['I see'])
  })
})

describe('a reply that asks yes or no', () => {
  const ask = () =>
    talk(
      converse(({ message }) => ({
        replies: [
          message.pick
            ? { text: message.pick.act }
            : {
                text: 'erase?',
                choices: [
                  ...yesOrNo(
                    { pick: { skill: 'echo', act: 'erase', value: '' }, label: 'Yes, erase' },
                    { pick: { skill: 'echo', act: 'stay', value: '' }, label: 'Leave it' },
                  ),
                ],
              },
        ],
      })),
    )

  test.each([
    ['ya', 'erase'],
    ['Iya kak!', 'erase'],
    ['gak jadi', 'stay'],
    ['yes, erase', 'erase'],
  ])('takes "%s" as its choice', async (said, act) => {
    const say = ask()
    await say('forget me')
    expect(await say(said)).toEqual([act])
  })

  test('takes a sentence that only begins with yes as a sentence', async () => {
    const say = ask()
    await say('forget me')
    expect(await say('ya tapi datanya ke mana')).toEqual(['erase?'])
  })
})

describe('a question that replies leave open', () => {
  const leaves = { question: 'how to lower it?', line: 'Not answered: "how to lower it?"' }
  const figure = () => ({ replies: [{ text: '77 %' }], memory: 'computed', leaves })
  const knowing = (sureness: number): Skill => ({
    name: 'knowing',
    claim: ({ message }) => ({
      strength: 'rest',
      serves: 'knowledge',
      sureness: () => sureness,
      respond: () => ({ replies: [{ text: `on ${message.text}` }] }),
    }),
  })
  const figures: Skill = skillOf('figures', figure, 'owns')

  test('is answered behind them by whoever is sure', async () => {
    const say = talk(converse(() => ({ replies: [] }), [figures, knowing(0.9)]))
    expect(await say('how much? how to lower it?')).toEqual(['77 %', 'on how to lower it?'])
  })

  test('is named once where nobody is', async () => {
    const say = talk(converse(() => ({ replies: [] }), [figures, knowing(0.1)]))
    expect(await say('how much? how to lower it?')).toEqual(['77 %\n\nNot answered: "how to lower it?"'])
  })
})
