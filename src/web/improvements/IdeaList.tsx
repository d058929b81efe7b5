import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Idea } from '#contract/improvements';
import { type Column, ListTable } from '#web/design/ListTable.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { STATE_TONES } from './idea-words.ts';

type Row = Omit<Idea, 'body' | 'perspectives' | 'events' | 'may'>;

export function IdeaList({ ideas, beside }: { ideas: readonly Row[]; beside: ReactNode }): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns = useColumns();
  return (
    <ListTable
      name={t('shell:room.improvements.name')}
      columns={columns}
      rows={ideas}
      rowKey={(idea) => idea.id}
      open={(idea) => void navigate({ to: '/improvements/$id', params: { id: idea.id } })}
      beside={beside}
      file="ideas"
    />
  );
}

function useColumns(): Column<Row>[] {
  const { t, language, pick } = useWords();
  return [
    {
      id: 'title',
      header: t('improvements:column.title'),
      text: (idea) => idea.title,
      cell: (idea) => (
        <Link to="/improvements/$id" params={{ id: idea.id }}>
          <Told>{idea.title}</Told>
        </Link>
      ),
    },
    {
      id: 'state',
      header: t('improvements:column.state'),
      text: (idea) => t(`improvements:state.${idea.state}`),
      cell: (idea) => <Mark tone={STATE_TONES[idea.state]}>{t(`improvements:state.${idea.state}`)}</Mark>,
    },
    {
      id: 'author',
      header: t('improvements:column.author'),
      text: (idea) => idea.author.name,
      cell: (idea) => <Told>{idea.author.name}</Told>,
      wideOnly: true,
    },
    {
      id: 'pattern',
      header: t('improvements:column.pattern'),
      text: (idea) => (idea.pattern ? pick(idea.pattern.name) : ''),
      cell: (idea) => (idea.pattern ? pick(idea.pattern.name) : '–'),
      wideOnly: true,
    },
    {
      id: 'perspectives',
      header: t('improvements:column.perspectives'),
      text: (idea) => `${String(idea.assessed)}/${String(idea.asked)}`,
      cell: (idea) =>
        t('improvements:answered', {
          assessed: formatNumber(idea.assessed, language),
          asked: formatNumber(idea.asked, language),
        }),
      wideOnly: true,
    },
    {
      id: 'created',
      header: t('improvements:column.created'),
      text: (idea) => idea.createdAt,
      cell: (idea) => formatDay(idea.createdAt, language),
      wideOnly: true,
    },
  ];
}
