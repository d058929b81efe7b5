import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loudest, markedText, type Span } from './marked-text.ts';

const span = (start: number, end: number, speaksFor: Span['speaksFor']): Span => ({
  start,
  end,
  speaksFor,
  label: speaksFor,
  weight: 1,
});

describe('the words that made it so', () => {
  it('are marked where they stand, also when one piece of evidence lies within another', () => {
    const pieces = markedText('אתבע אתכם מחר', [span(0, 4, 'signal'), span(0, 9, 'division')]);
    expect(pieces.map((piece) => [piece.text, piece.spans.length])).toEqual([
      ['אתבע', 2],
      [' אתכם', 1],
      [' מחר', 0],
    ]);
    expect(loudest(pieces[0]?.spans ?? [])?.speaksFor).toBe('signal');
  });

  it('no evidence changes, loses or repeats a letter of what the customer said', () => {
    let marked = 0;
    const anySpan = fc.record({ a: fc.integer({ min: -5, max: 60 }), b: fc.integer({ min: -5, max: 60 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: 'binary' }), fc.array(anySpan), (text, spans) => {
        const pieces = markedText(
          text,
          spans.map(({ a, b }) => span(a, b, 'theme')),
        );
        marked += pieces.filter((piece) => piece.spans.length > 0).length;
        return pieces.map((piece) => piece.text).join('') === text;
      }),
    );
    expect(marked).toBeGreaterThan(0);
  });
});
