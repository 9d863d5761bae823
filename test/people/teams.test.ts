import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isRefused } from '../../src/people/change.ts'
import { closedBecause, makeCode, readCode } from '../../src/people/code.ts'
import { joinTeam, linkIdentity, makeLink, unlinkIdentity, withdrawCode } from '../../src/people/codes.ts'
import {
  bindPlace,
  chooseTeam,
  createPersonalTeam,
  createTeam,
  giveRole,
  leaveTeam,
  makeInvitation,
  readTeamName,
  removeMember,
  teamsOf,
} from '../../src/people/teams.ts'
import { createPeopleWorld, type PeopleWorld } from '../support/people-world.ts'

const zone = 'Asia/Jakarta'
let world: PeopleWorld
beforeEach(async () => {
  world = await createPeopleWorld()
})
afterEach(() => world.remove())

function done<Outcome extends object>(outcome: Outcome): Exclude<Outcome, { refused: string }> {
  if (isRefused(outcome)) throw new Error(`refused: ${outcome.refused}`)
  return outcome as Exclude<Outcome, { refused: string }>
}

/** Dina's team on Telegram, and its code. */
async function kopiSenja() {
  const made = done(createTeam(await world.turnOf('telegram:dina'), { name: 'Kopi Senja', zone, speakerName: 'Dina' }))
  await world.commit(made)
  return made
}

async function join(account: string, code: string, name?: string) {
  const read = await world.people.code(code)
  const team = read.state?.opens === 'team' ? await world.people.team(read.state.team) : undefined
  const outcome = joinTeam(await world.turnOf(account), code, read, team, name)
  await world.commit(outcome)
  return outcome
}

async function link(account: string, code: string) {
  const read = await world.people.code(code)
  const turn = await world.turnOf(account)
  const other = await world.people.person(read.state?.opens === 'person' ? read.state.person : '')
  const teams = await Promise.all(
    turn.speaker.state.teams.map(async (id) => ({ id, at: (await world.people.team(id)).at })),
  )
  const outcome = linkIdentity(turn, code, read, { other, teams })
  await world.commit(outcome)
  return outcome
}

const roleOf = async (account: string) => (await world.turnOf(account)).speaker.team?.role
const personOf = async (account: string) => (await world.turnOf(account)).speaker.person

describe('a team', () => {
  test('is made by its manager, and others join by its code on either channel', async () => {
    const { code, team } = await kopiSenja()
    expect(code).toMatch(/^[A-Z0-9]{6}$/)
    expect(isRefused(await join('slack:rudi', code, 'Rudi'))).toBe(false)
    const { speaker } = await world.turnOf('slack:rudi')
    expect(speaker.team).toMatchObject({ id: team, role: 'agent', team: { name: 'Kopi Senja', zone } })
    const names = await world.people.names(speaker.team?.team.members.keys() ?? [])
    expect([...names.values()]).toEqual(['Dina', 'Rudi'])
  })

  test('nobody joins twice, and a stranger has no team', async () => {
    const { code } = await kopiSenja()
    await join('slack:rudi', code)
    expect(await join('slack:rudi', code)).toMatchObject({ refused: 'member-already' })
    expect((await world.turnOf('slack:sari')).speaker.team).toBeUndefined()
  })

  test('a personal programme becomes the team that its person makes later', async () => {
    const personal = createPersonalTeam(await world.turnOf('console:me'), { name: 'Program', zone })
    await world.commit(personal)
    expect((await world.turnOf('console:me')).speaker.team?.team.isPersonal).toBe(true)
    const made = done(createTeam(await world.turnOf('console:me'), { name: 'Kopi Senja', zone }))
    await world.commit(made)
    expect(made.team).toBe(personal.team)
    expect((await world.turnOf('console:me')).speaker.team?.team).toMatchObject({
      name: 'Kopi Senja',
      isPersonal: false,
    })
  })

  test('somebody in several teams speaks for the one they chose last', async () => {
    const first = await kopiSenja()
    const second = done(createTeam(await world.turnOf('telegram:dina'), { name: 'Toko Rona', zone }))
    await world.commit(second)
    expect((await world.turnOf('telegram:dina')).speaker.team?.id).toBe(second.team)
    await world.commit(done(chooseTeam(await world.turnOf('telegram:dina'), first.team)))
    const { speaker } = await world.turnOf('telegram:dina')
    expect(speaker.team?.id).toBe(first.team)
    expect((await teamsOf(world.people, speaker)).map(({ team }) => team.name)).toEqual(['Kopi Senja', 'Toko Rona'])
    expect(chooseTeam(await world.turnOf('slack:sari'), first.team)).toEqual({ refused: 'no-member' })
  })

  test('names are one line without markup', () => {
    expect(readTeamName('  *Kopi*\nSenja <b> ')).toBe('Kopi Senja b')
    expect(readTeamName('***')).toBeUndefined()
    expect(readTeamName('x'.repeat(200))).toHaveLength(60)
  })
})

describe('roles', () => {
  test('a lead invites agents, a manager anyone, an agent nobody', async () => {
    const { code } = await kopiSenja()
    await join('slack:rudi', code)
    expect(makeInvitation(await world.turnOf('slack:rudi'), { role: 'agent' })).toEqual({ refused: 'not-allowed' })
    const rudi = await personOf('slack:rudi')
    await world.commit(done(giveRole(await world.turnOf('telegram:dina'), { person: rudi, role: 'lead' })))
    const invited = done(makeInvitation(await world.turnOf('slack:rudi'), { role: 'agent', uses: 1 }))
    await world.commit(invited)
    expect(makeInvitation(await world.turnOf('slack:rudi'), { role: 'manager' })).toEqual({ refused: 'not-allowed' })
    expect(isRefused(await join('slack:sari', invited.code))).toBe(false)
    expect(await join('slack:toni', invited.code)).toMatchObject({ refused: 'used-up' })
  })

  test('the only manager hands over before leaving', async () => {
    const { code } = await kopiSenja()
    await join('slack:rudi', code)
    expect(leaveTeam(await world.turnOf('telegram:dina'))).toEqual({ refused: 'last-manager' })
    const rudi = await personOf('slack:rudi')
    await world.commit(
      done(giveRole(await world.turnOf('telegram:dina'), { person: rudi, role: 'manager', handOver: true })),
    )
    expect([await roleOf('slack:rudi'), await roleOf('telegram:dina')]).toEqual(['manager', 'lead'])
    await world.commit(done(leaveTeam(await world.turnOf('telegram:dina'))))
    expect(await roleOf('telegram:dina')).toBeUndefined()
    expect((await world.turnOf('telegram:dina')).speaker.state.teams).toEqual([])
  })

  test('a lead removes agents only, nobody removes themselves', async () => {
    const { code } = await kopiSenja()
    await join('slack:rudi', code)
    const [rudi, dina] = [await personOf('slack:rudi'), await personOf('telegram:dina')]
    const remove = async (by: string, person: string) =>
      removeMember(await world.turnOf(by), { person, other: await world.people.person(person) })
    expect(await remove('slack:rudi', dina)).toEqual({ refused: 'not-allowed' })
    expect(await remove('telegram:dina', dina)).toEqual({ refused: 'oneself' })
    expect(await remove('telegram:dina', 'pnobody')).toEqual({ refused: 'no-member' })
    await world.commit(done(await remove('telegram:dina', rudi)))
    expect(await roleOf('slack:rudi')).toBeUndefined()
  })
})

describe('codes', () => {
  test('hold no sign that is taken for another, and spell nothing', () => {
    for (let i = 0; i < 200; i++) expect(makeCode()).toMatch(/^(?=.*\d)(?=.*[A-Z])[BCDFGHJKMNPQRSTVWXYZ2-9]{6}$/)
    expect(readCode(' kb4-m7p ')).toBe('KB4M7P')
    expect(readCode('bukan kode!')).toBeUndefined()
  })

  test('run out after their days, and a withdrawn one opens nothing', async () => {
    const { code } = await kopiSenja()
    world.clock.advance(15 * 24 * 60 * 60 * 1000)
    expect(await join('slack:rudi', code)).toMatchObject({ refused: 'expired' })
    const fresh = done(makeInvitation(await world.turnOf('telegram:dina'), { role: 'agent' }))
    await world.commit(fresh)
    await world.commit(done(withdrawCode(await world.turnOf('telegram:dina'), fresh.code)))
    expect(closedBecause((await world.people.code(fresh.code)).state, world.clock.now())).toBe('used-up')
    expect((await world.turnOf('telegram:dina')).speaker.team?.team.invitations.map((each) => each.code)).toEqual([
      code,
    ])
  })

  test('whoever guesses is barred for a while, and let in after it', async () => {
    const { code } = await kopiSenja()
    for (let i = 0; i < 5; i++) expect(await join('slack:eve', 'XXXXX2')).toMatchObject({ refused: 'unknown' })
    expect(await join('slack:eve', code)).toMatchObject({ refused: 'barred' })
    world.clock.advance(10 * 60 * 1000 + 1)
    expect(isRefused(await join('slack:eve', code))).toBe(false)
  })
})

describe('one person on two channels', () => {
  test('a code links the accounts, and the teams of both are the person’s', async () => {
    const { team, code } = await kopiSenja()
    await join('slack:dina', code)
    const own = done(createTeam(await world.turnOf('slack:dina'), { name: 'Toko Rona', zone }))
    await world.commit(own)
    const made = makeLink(await world.turnOf('telegram:dina'))
    await world.commit(made)
    expect(isRefused(await link('slack:dina', made.code))).toBe(false)
    expect(await personOf('slack:dina')).toBe(await personOf('telegram:dina'))
    const { speaker } = await world.turnOf('slack:dina')
    expect((await teamsOf(world.people, speaker)).map(({ id, role }) => [id, role])).toEqual([
      [team, 'manager'],
      [own.team, 'manager'],
    ])
    expect((await world.people.team(team)).state?.members.size).toBe(1)
    expect(await link('slack:toni', made.code)).toMatchObject({ refused: 'used-up' })
  })

  test('a code does not link the account that made it, and is no invitation', async () => {
    await kopiSenja()
    const made = makeLink(await world.turnOf('telegram:dina'))
    await world.commit(made)
    expect(await link('telegram:dina', made.code)).toMatchObject({ refused: 'own-code' })
    expect(await join('slack:rudi', made.code)).toMatchObject({ refused: 'wrong-kind' })
    world.clock.advance(16 * 60 * 1000)
    expect(await link('slack:dina', made.code)).toMatchObject({ refused: 'expired' })
  })

  test('a lost phone is unlinked by the other account, and is nobody from then on', async () => {
    await kopiSenja()
    const made = makeLink(await world.turnOf('telegram:dina'))
    await world.commit(made)
    await link('slack:dina', made.code)
    const phone = { channel: 'telegram', id: 'dina' }
    const unlinked = unlinkIdentity(await world.turnOf('slack:dina'), phone, await world.people.identity(phone))
    await world.commit(done(unlinked))
    expect(await roleOf('slack:dina')).toBe('manager')
    expect((await world.turnOf('telegram:dina')).speaker.team).toBeUndefined()
    const again = unlinkIdentity(await world.turnOf('slack:dina'), phone, await world.people.identity(phone))
    expect(again).toEqual({ refused: 'not-yours' })
  })
})

describe('a channel of a team', () => {
  test('everyone there speaks for it, without a role; elsewhere they do not', async () => {
    const { team } = await kopiSenja()
    const place = 'slack:T1:C1'
    const bind = async (account: string) =>
      bindPlace(await world.turnOf(account), { place, now: await world.people.place(place), isBound: true })
    await world.commit(done(await bind('telegram:dina')))
    expect((await world.turnOf('slack:toni', place)).speaker.team).toMatchObject({ id: team })
    expect((await world.turnOf('slack:toni', place)).speaker.team?.role).toBeUndefined()
    expect((await world.turnOf('slack:toni')).speaker.team).toBeUndefined()
    const other = done(createTeam(await world.turnOf('slack:mira'), { name: 'Lain', zone }))
    await world.commit(other)
    expect(await bind('slack:mira')).toEqual({ refused: 'of-another-team' })
  })
})
