import type { ReactElement } from 'react';
import type { Verbatim } from '#contract/listening';
import { useWords } from '#web/language/language.ts';
import { sentimentWords } from '#web/language/vocabulary.ts';
import classes from './Listening.module.css';
import { loudest, markedText, type Span } from './marked-text.ts';

/** The customer's words as they were said, inert; each piece of evidence is marked and tells what it speaks for. */
export function MarkedWords({ verbatim }: { verbatim: Verbatim }): ReactElement {
  const nameOf = useSpanName(verbatim);
  return (
    <blockquote className={classes.words}>
      <bdi dir="auto">
        {markedText(verbatim.text, verbatim.evidence).map((piece) => {
          const first = loudest(piece.spans);
          if (first === null) return <span key={piece.start}>{piece.text}</span>;
          return (
            <mark
              key={piece.start}
              className={classes.evidence}
              data-speaks={first.speaksFor}
              title={[...new Set(piece.spans.map(nameOf))].join(' · ')}
            >
              {piece.text}
            </mark>
          );
        })}
      </bdi>
    </blockquote>
  );
}

function useSpanName(verbatim: Verbatim): (span: Span) => string {
  const { t, pick } = useWords();
  return (span) => {
    if (span.speaksFor === 'sentiment') return sentimentWords(span.label);
    if (span.speaksFor === 'division') return t('listening:speaks.division');
    const named = span.speaksFor === 'theme' ? verbatim.themes : verbatim.signals;
    const found = named.find((one) => one.id === span.label);
    return found ? pick(found.name) : t(`listening:speaks.${span.speaksFor}`);
  };
}
