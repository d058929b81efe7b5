import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Verbatim } from '#contract/listening';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { Icon } from '#web/design/Icon.tsx';
import { LinkButton } from '#web/design/LinkButton.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { ViewsMenu } from '#web/views/ViewsMenu.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { Facets } from './Facets.tsx';
import { Inbox } from './Inbox.tsx';
import classes from './Listening.module.css';
import { inboxQuery } from './listening.queries.ts';
import { useListeningKeys } from './listening-keys.ts';
import { useAccept } from './use-accept.ts';
import { VERBATIM_PANE, VerbatimPane } from './VerbatimPane.tsx';

// What was last searched for; memory only, an address never carries a person.
let lastTyped = '';

/** What customers say, for whoever works with customers; everybody else is shown the door to the patterns. */
export function ListeningPage(): ReactElement {
  const { t } = useWords();
  const may = useMay();
  if (may('voice.hear')) return <Room />;
  return (
    <Page title={t('shell:room.listening.name')} subtitle={t('shell:room.listening.subtitle')}>
      <EmptyState
        title={t('words:refusal.FORBIDDEN')}
        offer={<Link to="/listening/patterns">{t('listening:patterns.title')}</Link>}
      >
        {t('listening:not-yours')}
      </EmptyState>
    </Page>
  );
}

/** How much of each thing, the list, and one of them with the words that made it so. */
function Room(): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/listening' });
  const { verbatim, ...view } = useSearch({ from: '/inside/listening' });
  const [typed, setTyped] = useState(lastTyped);
  const [query] = useDebouncedValue(typed.trim(), 250);
  const [facetsShown, showFacets] = useState(false);
  const [correcting, setCorrecting] = useState<Verbatim | null>(null);
  const inbox = useInfiniteQuery(inboxQuery(view, query));
  const accept = useAccept();
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = items.find((item) => item.id === verbatim) ?? (verbatim ? undefined : items[0]);
  const open = (id: string | undefined): void => {
    if (id !== undefined)
      void navigate({ search: (before) => ({ ...before, verbatim: id }), replace: verbatim !== undefined });
  };
  const step = (by: number): void => {
    const at = items.findIndex((item) => item.id === shown?.id);
    open(items[Math.min(items.length - 1, Math.max(0, at + by))]?.id);
  };
  const mayCorrect = shown?.may.includes('voice.correct') ?? false;
  useListeningKeys({
    next: () => step(1),
    before: () => step(-1),
    accept: () => (shown && mayCorrect ? accept(shown) : undefined),
    correct: () => (shown && mayCorrect ? setCorrecting(shown) : undefined),
    into: () => document.getElementById(VERBATIM_PANE)?.focus(),
  });
  return (
    <Page
      wide
      title={t('shell:room.listening.name')}
      subtitle={t('shell:room.listening.subtitle')}
      acts={
        <>
          <ViewsMenu place="/listening" />
          <TextInput
            type="search"
            {...ownDirection}
            size="sm"
            w={230}
            leftSection={<Icon name="search" size={16} />}
            aria-label={t('listening:search')}
            placeholder={t('listening:search')}
            value={typed}
            onChange={(event) => {
              lastTyped = event.currentTarget.value;
              setTyped(lastTyped);
            }}
          />
          <Button
            variant="default"
            hiddenFrom="sm"
            aria-expanded={facetsShown}
            onClick={() => showFacets(!facetsShown)}
          >
            {t('listening:facets.title')}
          </Button>
          <LinkButton variant="default" to="/listening/patterns">
            {t('listening:patterns.title')}
          </LinkButton>
          <LinkButton variant="default" to="/listening/models">
            {t('listening:models.link')}
          </LinkButton>
        </>
      }
    >
      <div className={classes.panes} data-open={verbatim !== undefined || undefined}>
        <div className={classes.facetsPane} data-shown={facetsShown || undefined}>
          <Facets />
        </div>
        <Inbox
          inbox={inbox}
          items={items}
          shown={shown?.id ?? verbatim}
          open={open}
          searched={query !== ''}
        />
        <VerbatimPane
          id={verbatim ?? shown?.id}
          known={shown}
          accept={accept}
          correct={setCorrecting}
          back={() => void navigate({ search: ({ verbatim: _, ...rest }) => rest })}
        />
      </div>
      {correcting ? <CorrectDialog verbatim={correcting} close={() => setCorrecting(null)} /> : null}
    </Page>
  );
}
