import { type ReactElement, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { useChange } from './decisions.queries.ts';
import { draftOf } from './draft.ts';

/** Changing a draft; a vetoed decision that is changed goes back to draft and is brought again. */
export function ChangeDecision({ decision, close }: { decision: Decision; close: () => void }): ReactElement {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => draftOf(decision));
  const change = useChange();
  return (
    <Page
      title={<Told>{decision.title}</Told>}
      subtitle={t(decision.state === 'vetoed' ? 'decisions:form.vetoed' : 'decisions:form.subtitle')}
    >
      <DecisionForm
        draft={draft}
        change={setDraft}
        act={t('decisions:form.save')}
        submit={() => change.mutate({ id: decision.id, ...draft }, { onSuccess: close })}
        pending={change.isPending}
        error={change.error}
        cancel={close}
      />
    </Page>
  );
}
