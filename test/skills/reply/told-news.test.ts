import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)

describe('what the customer is to hear stands in the draft', () => {
  test('what we give, and what happens when, in the place of gaps for them', async () => {
    const draft = await say(
      'bikinin balasan buat pelanggan yang marah karena pesanan telat 3 hari, kita mau kasih voucher 25rb, barangnya dikirim besok',
    )
    expect(draft).toContain('kasih voucher 25rb')
    expect(draft).toContain('Barangnya dikirim besok.')
    expect(draft).not.toContain('[jam]')
  })

  test('in English', async () => {
    expect(
      await say('draft a reply to a customer whose parcel is four days late. We can refund the shipping fee.'),
    ).toContain('we can refund the shipping fee')
  })

  test('what cannot be given is not offered', async () => {
    expect(
      await say('bikinin balasan buat pelanggan yang minta refund karena telat 3 hari, kita tidak bisa kasih refund'),
    ).not.toContain('Untuk ini kami kasih refund')
  })
})
