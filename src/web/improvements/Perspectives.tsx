import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Idea } from '#contract/improvements';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { professionWords } from '#web/language/vocabulary.ts';
import { AssessDialog } from './AssessDialog.tsx';
import classes from './Improvements.module.css';
import { VERDICT_TONES } from './idea-words.ts';

type Perspective = Idea['perspectives'][number];

/** Signatures asked of named people: the question, and under it the verdict in their words or that it is awaited. */
export function Perspectives({ idea }: { idea: Idea }): ReactElement {
  const { t } = useWords();
  const [assessing, setAssessing] = useState<Perspective | null>(null);
  if (idea.perspectives.length === 0) {
    return <p className={classes.quiet}>{t('improvements:perspectives.none')}</p>;
  }
  return (
    <>
      <ul className={classes.signatures}>
        {idea.perspectives.map((perspective) => (
          <li key={perspective.id} className={classes.signature}>
            <Signature perspective={perspective} assess={() => setAssessing(perspective)} />
          </li>
        ))}
      </ul>
      {assessing ? <AssessDialog perspective={assessing} close={() => setAssessing(null)} /> : null}
    </>
  );
}

function Signature({ perspective, assess }: { perspective: Perspective; assess: () => void }): ReactElement {
  const { t, language } = useWords();
  const { assessment } = perspective;
  return (
    <>
      <h3 className={classes.profession}>{professionWords(perspective.profession)}</h3>
      <p className={classes.asked} dir="auto">
        {perspective.question}
      </p>
      {assessment ? (
        <>
          <p className={classes.verdict}>
            <Mark tone={VERDICT_TONES[assessment.verdict]}>
              {t(`improvements:verdict.${assessment.verdict}`)}
            </Mark>
          </p>
          <p className={classes.body} dir="auto">
            {assessment.words}
          </p>
          <p className={classes.signed}>
            <Told>{assessment.by.name}</Told>
            {' · '}
            {formatDay(assessment.at, language)}
          </p>
        </>
      ) : (
        <p className={classes.signed} data-awaited>
          {t('improvements:perspectives.awaited', { name: perspective.askedOf.name })}
        </p>
      )}
      {perspective.mine ? (
        <Button size="compact-sm" variant={assessment ? 'default' : 'filled'} onClick={assess}>
          {t('improvements:assess.act')}
        </Button>
      ) : null}
    </>
  );
}
