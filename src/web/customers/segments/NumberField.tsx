import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useWords } from '#web/language/language.ts';
import { type Bounds, readNumber } from './read-number.ts';

type Given = Bounds & {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: number | undefined;
  readonly change: (value: number | undefined) => void;
};

/** A number within bounds, or none; what is half typed changes nothing yet. */
export function NumberField({
  label,
  description,
  placeholder,
  value,
  whole,
  min,
  max,
  change,
}: Given): ReactElement {
  const { t } = useWords();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const [shown, setShown] = useState(value);
  const read = (text: string): number | null => readNumber(text, { min, max, whole });
  // What somebody else set is written down anew; what was typed stays as it was typed.
  if (shown !== value) {
    setShown(value);
    if ((read(typed) ?? undefined) !== value) setTyped(value === undefined ? '' : String(value));
  }
  return (
    <TextInput
      dir="ltr"
      inputMode={whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      label={label}
      description={description}
      placeholder={placeholder}
      value={typed}
      error={typed.trim() !== '' && read(typed) === null ? t('segments:no-number') : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const number = read(text) ?? undefined;
        setShown(number);
        if (number !== value) change(number);
      }}
    />
  );
}
