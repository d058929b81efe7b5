import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Asked } from '#web/design/Asked.tsx';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { LinkButton } from '#web/design/LinkButton.tsx';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { decisionStateWords } from '#web/language/vocabulary.ts';
import { useMay } from '#web/session/session.queries.ts';
import { ViewsMenu } from '#web/views/ViewsMenu.tsx';
import { decisionsQuery } from './decisions.queries.ts';
import { KINDS } from './draft.ts';
import { Register } from './Register.tsx';

const STATES = ['draft', 'voting', 'vetoed', 'cleared', 'closed', 'withdrawn'] as const;

/** The register: every decision that was brought before the chair, and every one that was signed over it. */
export function DecisionsPage(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  const view = useSearch({ from: '/inside/decisions' });
  const offer = may('decision.propose') ? (
    <LinkButton to="/decisions/new">{t('shell:act.new-decision')}</LinkButton>
  ) : null;
  return (
    <Page
      title={t('shell:room.decisions.name')}
      subtitle={t('shell:room.decisions.subtitle')}
      acts={
        <>
          <ViewsMenu place="/decisions" />
          {offer}
        </>
      }
    >
      <Asked query={useQuery(decisionsQuery)}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title={t('decisions:none.title')}
              offer={
                may('decision.propose') ? (
                  <Link to="/decisions/new">{t('decisions:none.offer')}</Link>
                ) : undefined
              }
            >
              {t('decisions:none.words')}
            </EmptyState>
          ) : (
            <Register
              rows={all.filter(
                (row) =>
                  (view.state === undefined || row.state === view.state) &&
                  (view.kind === undefined || row.kind === view.kind),
              )}
              beside={
                <>
                  <Filter
                    name="state"
                    options={STATES.map((value) => ({ value, label: decisionStateWords(value) }))}
                  />
                  <Filter
                    name="kind"
                    options={KINDS.map((value) => ({ value, label: t(`decisions:kind.${value}`) }))}
                  />
                </>
              }
            />
          )
        }
      </Asked>
    </Page>
  );
}

function Filter({
  name,
  options,
}: {
  name: 'state' | 'kind';
  options: readonly { value: string; label: string }[];
}): ReactElement {
  const { t } = useWords();
  const view = useSearch({ from: '/inside/decisions' });
  const navigate = useNavigate({ from: '/decisions' });
  return (
    <Select
      size="xs"
      w={140}
      clearable
      clearButtonProps={{ 'aria-label': t('decisions:clear') }}
      aria-label={t(`decisions:by-${name}`)}
      placeholder={t(`decisions:by-${name}`)}
      value={view[name] ?? null}
      data={[...options]}
      onChange={(value) =>
        void navigate({
          search: ({ [name]: _, ...rest }) => (value === null ? rest : { ...rest, [name]: value }),
          replace: true,
        })
      }
    />
  );
}
