import { Select, TextInput } from '@mantine/core';
import type { KeyboardEvent, ReactElement } from 'react';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import type { Option } from './field-options.ts';

/** One of our own values: chosen where they are known, typed where anything may stand. */
export function ValueInput({
  label,
  bare,
  value,
  options,
  change,
  onKeyDown,
}: {
  label: string;
  /** Without words above it; they are then read aloud only. */
  bare?: boolean;
  value: string;
  options: readonly Option[] | null;
  change: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}): ReactElement {
  const { t } = useWords();
  const named = bare === true ? { 'aria-label': label, size: 'xs' as const } : { label };
  const keys = onKeyDown === undefined ? {} : { onKeyDown };
  if (options === null) {
    return (
      <TextInput
        {...named}
        {...ownDirection}
        {...keys}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  }
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Select
      {...named}
      {...keys}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('imports:leave-out') }}
      placeholder={bare === true ? t('imports:leave-out') : ''}
      value={value === '' ? null : value}
      data={known ? [...options] : [{ value, label: value }, ...options]}
      onChange={(chosen) => change(chosen ?? '')}
    />
  );
}
