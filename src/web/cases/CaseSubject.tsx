import type { ReactElement } from 'react';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';

/** What a case is about; when its person was forgotten, only that. */
export function CaseSubject({ subject }: { subject: string }): ReactElement {
  const { t } = useWords();
  return subject === '' ? <em>{t('cases:forgotten')}</em> : <Told>{subject}</Told>;
}
