import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { ViewsMenu } from '#web/views/ViewsMenu.tsx';
import { IdeaList } from './IdeaList.tsx';
import { STATES } from './idea-words.ts';
import { ideasQuery } from './improvements.queries.ts';
import { RaiseDialog } from './RaiseDialog.tsx';

/** The forum: what people here would change, what each profession thinks of it, and what became of it. */
export function ImprovementsPage(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const { state, pattern } = useSearch({ from: '/inside/improvements' });
  const navigate = useNavigate({ from: '/improvements' });
  const [raising, setRaising] = useState(false);
  const close = (): void => {
    setRaising(false);
    void navigate({ search: ({ pattern: _, ...rest }) => rest, replace: true });
  };
  return (
    <Page
      title={t('shell:room.improvements.name')}
      subtitle={t('shell:room.improvements.subtitle')}
      acts={
        <>
          <ViewsMenu place="/improvements" />
          {may('idea.raise') ? (
            <Button onClick={() => setRaising(true)}>{t('improvements:raise.act')}</Button>
          ) : null}
        </>
      }
    >
      <Asked query={useQuery(ideasQuery)}>
        {(ideas) =>
          ideas.length === 0 ? (
            <EmptyState title={t('improvements:none.title')}>{t('improvements:none.words')}</EmptyState>
          ) : (
            <IdeaList
              ideas={ideas.filter((idea) => state === undefined || idea.state === state)}
              beside={
                <Select
                  size="xs"
                  w={150}
                  clearable
                  clearButtonProps={{ 'aria-label': t('improvements:clear') }}
                  aria-label={t('improvements:by-state')}
                  placeholder={t('improvements:by-state')}
                  value={state ?? null}
                  data={STATES.map((value) => ({ value, label: t(`improvements:state.${value}`) }))}
                  onChange={(value) =>
                    void navigate({
                      search: ({ state: _, ...rest }) => (value === null ? rest : { ...rest, state: value }),
                      replace: true,
                    })
                  }
                />
              }
            />
          )
        }
      </Asked>
      {may('idea.raise') && (raising || pattern !== undefined) ? (
        <RaiseDialog patternId={pattern} close={close} />
      ) : null}
    </Page>
  );
}
