import { UnstyledButton } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Chair } from '#web/design/Chair.tsx';
import { speak, useWords } from '#web/language/language.ts';
import classes from './Threshold.module.css';

/** The frame of the pages before one is inside: the chair, one heading, one thing to do. */
export function Threshold({
  title,
  words,
  children,
}: {
  title: string;
  words?: string;
  children: ReactNode;
}): ReactElement {
  const { t, language } = useWords();
  return (
    <main className={classes.threshold}>
      <div className={classes.inner}>
        <span className={classes.chair}>
          <Chair size={88} />
        </span>
        <p className={classes.product}>{t('shell:product')}</p>
        <h1 className={classes.title}>{title}</h1>
        {words ? <p className={classes.words}>{words}</p> : null}
        {children}
        <UnstyledButton
          className={classes.language}
          lang={language === 'he' ? 'en' : 'he'}
          onClick={() => void speak(language === 'he' ? 'en' : 'he', 'plural')}
        >
          {t('shell:person.other-language')}
        </UnstyledButton>
      </div>
    </main>
  );
}
