/**
 * What a message may need: to know something; a text to send or words to say; a text of which nothing is known but that it
 * is wanted; a figure computed; a code of KBLI; to be led step by step; something of a team's programme; practice.
 */
export const needs = ['knowledge', 'text', 'frame', 'figure', 'code', 'path', 'programme', 'practice'] as const
export type Need = (typeof needs)[number]
