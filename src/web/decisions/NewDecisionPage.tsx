import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { type Draft, usePropose } from './decisions.queries.ts';
import { EMPTY_DRAFT } from './draft.ts';

/** A new decision: what is asked, why really, and whom it touches. */
export function NewDecisionPage(): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const propose = usePropose();
  return (
    <Page
      trail={<Link to="/decisions">{t('shell:room.decisions.name')}</Link>}
      title={t('shell:act.new-decision')}
      subtitle={t('decisions:form.subtitle')}
    >
      <DecisionForm
        draft={draft}
        change={setDraft}
        act={t('decisions:form.propose')}
        submit={() =>
          propose.mutate(draft, {
            onSuccess: ({ id }) => void navigate({ to: '/decisions/$id', params: { id } }),
          })
        }
        pending={propose.isPending}
        error={propose.error}
        cancel={() => void navigate({ to: '/decisions' })}
      />
    </Page>
  );
}
