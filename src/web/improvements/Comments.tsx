import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Idea } from '#contract/improvements';
import { ownDirection } from '#web/design/own-direction.ts';
import { Told } from '#web/design/Told.tsx';
import { refusalToast } from '#web/design/undo-toast.tsx';
import { formatInstant } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import classes from './Improvements.module.css';
import { useComment } from './improvements.queries.ts';

/** What was said about the idea and what became of it, oldest first; and a word of one's own. */
export function Comments({ idea }: { idea: Idea }): ReactElement {
  const { t, language } = useWords();
  const [words, setWords] = useState('');
  const comment = useComment();
  const said = idea.events.filter((event) => event.type !== 'raised');
  return (
    <>
      {said.length === 0 ? <p className={classes.quiet}>{t('improvements:comments.none')}</p> : null}
      <ol className={classes.plain}>
        {said.map((event) => (
          <li key={event.seq} className={classes.comment}>
            <span className={classes.quiet}>
              {event.type === 'moved' ? `${t('improvements:comments.moved')} · ` : ''}
              <Told>{event.by.name}</Told>
              {' · '}
              {formatInstant(event.at, language)}
            </span>
            <p className={classes.body} dir="auto">
              {event.words}
            </p>
          </li>
        ))}
      </ol>
      {idea.may.includes('idea.comment') ? (
        <form
          className={classes.say}
          onSubmit={(event) => {
            event.preventDefault();
            comment.mutate(
              { id: idea.id, words: words.trim() },
              { onSuccess: () => setWords(''), onError: refusalToast },
            );
          }}
        >
          <Textarea
            {...ownDirection}
            autosize
            minRows={2}
            maxLength={3000}
            label={t('improvements:comments.mine')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={words.trim() === ''} loading={comment.isPending}>
            {t('improvements:comments.do')}
          </Button>
        </form>
      ) : null}
    </>
  );
}
