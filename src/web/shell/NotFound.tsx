import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { EmptyState } from '#web/design/EmptyState.tsx';
import { useWords } from '#web/language/language.ts';

export function NotFound(): ReactElement {
  const { t } = useWords();
  return (
    <EmptyState title={t('shell:not-found.title')} offer={<Link to="/">{t('shell:not-found.home')}</Link>}>
      {t('shell:not-found.words')}
    </EmptyState>
  );
}
