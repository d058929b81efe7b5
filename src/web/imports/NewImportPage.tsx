import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Preview } from '#contract/imports';
import { Page } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { ChooseConnector } from './ChooseConnector.tsx';
import { DropFile } from './DropFile.tsx';
import { MapColumns } from './MapColumns.tsx';

/** A file comes in: drop it, look at it, say what its columns are. Nothing is stored before that. */
export function NewImportPage(): ReactElement {
  const { t } = useWords();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [connector, setConnector] = useState<string | null>(null);
  const [returned, setReturned] = useState(false);
  const again = (): void => {
    setReturned(true);
    setPreview(null);
  };
  return (
    <Page
      wide={preview !== null}
      trail={<Link to="/imports">{t('shell:place.imports')}</Link>}
      title={t('shell:act.new-import')}
      subtitle={preview ? t('imports:step-look') : t('imports:step-drop')}
    >
      {preview ? (
        <MapColumns key={preview.uploadId} first={preview} again={again} />
      ) : (
        <>
          <ChooseConnector chosen={connector} choose={setConnector} />
          <DropFile seen={setPreview} connector={connector} returned={returned} />
        </>
      )}
    </Page>
  );
}
