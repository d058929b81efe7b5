import { Alert, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Mapping } from '#contract/mapping';
import { ownDirection } from '#web/design/own-direction.ts';
import { Part } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { sourceKindWords } from '#web/language/vocabulary.ts';
import classes from './Imports.module.css';
import { sourcesQuery } from './imports.queries.ts';

type SourceKind = Mapping['source']['kind'];
const KINDS = [
  'crm',
  'help-desk',
  'billing',
  'phone-centre',
  'bot',
  'scheduling',
  'campaign',
  'shop',
  'survey',
  'reviews',
  'social',
  'press',
  'visits',
  'web-events',
  'messages',
  'mailbox',
  'process-log',
  'other',
] as const satisfies readonly SourceKind[];
const NEW = 'new source';

/** Which silo speaks: one that is known, whose saved mapping is then used, or a new one. */
export function SourceFacts({
  mapping,
  saved,
  change,
  takeSaved,
}: {
  mapping: Mapping;
  saved: boolean;
  change: (mapping: Mapping) => void;
  takeSaved: (sourceCode: string) => void;
}): ReactElement {
  const { t, language, pick } = useWords();
  const sources = useQuery(sourcesQuery).data ?? [];
  const known = sources.some((source) => source.code === mapping.source.code);
  const rename = (name: string): void =>
    change({ ...mapping, source: { ...mapping.source, name: { he: name, en: name } } });
  return (
    <Part title={t('imports:source-title')}>
      <div className={classes.choices}>
        <Select
          label={t('imports:source')}
          allowDeselect={false}
          searchable
          value={known ? mapping.source.code : NEW}
          data={[
            { value: NEW, label: t('imports:new-source') },
            ...sources.map((source) => ({ value: source.code, label: pick(source.name) })),
          ]}
          onChange={(code) => {
            if (code !== null && code !== NEW) takeSaved(code);
          }}
        />
        {known ? null : (
          <>
            <TextInput
              label={t('imports:source-name')}
              {...ownDirection}
              value={mapping.source.name[language]}
              onChange={(event) => rename(event.currentTarget.value)}
            />
            <Select
              label={t('imports:kind')}
              allowDeselect={false}
              value={mapping.source.kind}
              data={KINDS.map((kind) => ({ value: kind, label: sourceKindWords(kind) }))}
              onChange={(value) => {
                const kind = KINDS.find((one) => one === value);
                if (kind) change({ ...mapping, source: { ...mapping.source, kind } });
              }}
            />
          </>
        )}
        <div className={classes.wholeLine}>
          <div className={classes.label} id="rows-say">
            {t('imports:rows')}
          </div>
          <SegmentedControl
            fullWidth
            aria-labelledby="rows-say"
            value={mapping.rows}
            data={[
              { value: 'interaction', label: t('imports:rows-interaction') },
              { value: 'person', label: t('imports:rows-person') },
            ]}
            onChange={(rows) => {
              if (rows === 'interaction' || rows === 'person') change({ ...mapping, rows });
            }}
          />
        </div>
      </div>
      {saved ? (
        <Alert variant="light" mt="sm" role="status">
          {t('imports:saved-used')}
        </Alert>
      ) : null}
    </Part>
  );
}
