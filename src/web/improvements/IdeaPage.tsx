import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Idea } from '#contract/improvements';
import { AskedPage } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page, Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { AskDialog } from './AskDialog.tsx';
import { Comments } from './Comments.tsx';
import classes from './Improvements.module.css';
import { STATE_TONES } from './idea-words.ts';
import { ideaQuery } from './improvements.queries.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { Perspectives } from './Perspectives.tsx';

/** One idea: what customers said that raised it, what each profession signs, and what becomes of it. */
export function IdeaPage(): ReactElement {
  const { id } = useParams({ from: '/inside/improvements/$id' });
  return <AskedPage query={useQuery(ideaQuery(id))}>{(idea) => <One idea={idea} />}</AskedPage>;
}

function One({ idea }: { idea: Idea }): ReactElement {
  const { t, language, pick } = useWords();
  const [opened, setOpened] = useState<'ask' | 'move' | null>(null);
  const close = (): void => setOpened(null);
  return (
    <Page
      trail={<Link to="/improvements">{t('shell:room.improvements.name')}</Link>}
      title={<Told>{idea.title}</Told>}
      subtitle={
        <>
          <Mark tone={STATE_TONES[idea.state]}>{t(`improvements:state.${idea.state}`)}</Mark>{' '}
          <Told>{idea.author.name}</Told>
          {' · '}
          {formatDay(idea.createdAt, language)}
        </>
      }
      acts={
        <>
          {idea.may.includes('idea.ask') ? (
            <Button onClick={() => setOpened('ask')}>{t('improvements:ask.act')}</Button>
          ) : null}
          {idea.may.includes('idea.move') ? (
            <Button variant="default" onClick={() => setOpened('move')}>
              {t('improvements:move.act')}
            </Button>
          ) : null}
        </>
      }
    >
      {idea.pattern ? (
        <p className={classes.from}>
          {t('improvements:from-pattern')}{' '}
          <Link to="/listening/patterns/$id" params={{ id: idea.pattern.id }}>
            {pick(idea.pattern.name)}
          </Link>
        </p>
      ) : null}
      <p className={classes.body} dir="auto">
        {idea.body}
      </p>
      <Part title={t('improvements:perspectives.title')} beside={t('improvements:perspectives.words')}>
        <Perspectives idea={idea} />
      </Part>
      <Part title={t('improvements:comments.title')}>
        <Comments idea={idea} />
      </Part>
      {opened === 'ask' ? <AskDialog idea={idea} close={close} /> : null}
      {opened === 'move' ? <MoveDialog idea={idea} close={close} /> : null}
    </Page>
  );
}
