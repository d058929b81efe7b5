import type { ReactElement } from 'react';
import type { Letter } from '#contract/open-doors';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { sentimentWords } from '#web/language/vocabulary.ts';
import classes from './OpenDoors.module.css';

/** A few customers' words; how each was drawn is said, so that nobody can choose the pretty ones. */
export function StoriesOfMonth({ letter }: { letter: Letter }): ReactElement {
  const { t, language } = useWords();
  return (
    <section>
      <h3 className={classes.heading}>{t('open-doors:stories.title')}</h3>
      {letter.stories.length === 0 ? <p>{t('open-doors:stories.none')}</p> : null}
      {letter.stories.map((story) => (
        <figure key={`${story.at} ${story.words}`} className={classes.story}>
          <blockquote className={classes.words}>
            <bdi dir="auto">{story.words}</bdi>
          </blockquote>
          <figcaption className={classes.quiet}>
            {[
              t(`open-doors:stories.${story.drawnBy}`),
              sentimentWords(story.sentiment),
              formatDay(story.at, language),
            ].join(' · ')}
          </figcaption>
        </figure>
      ))}
    </section>
  );
}
