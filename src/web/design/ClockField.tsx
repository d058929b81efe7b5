import { TextInput } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { clockOf, readClock } from '#web/language/day-typed.ts';
import { useWords } from '#web/language/language.ts';

/** A time of day by the 24-hour clock, typed with or without its colon; null for none. */
export function ClockField({
  value,
  change,
  label,
  description,
  size,
}: {
  value: number | null;
  change: (minute: number | null) => void;
  label: ReactNode;
  description?: ReactNode;
  size?: 'xs' | 'sm';
}): ReactElement {
  const { t } = useWords();
  const written = (minute: number | null): string => (minute === null ? '' : clockOf(minute));
  const [typed, setTyped] = useState(() => written(value));
  const [left, setLeft] = useState(true);
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      {...(size === undefined ? {} : { size })}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder={t('shell:day.clock-pattern')}
      value={typed}
      error={left && typed.trim() !== '' && value === null ? t('shell:day.no-clock') : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        change(readClock(event.currentTarget.value));
      }}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        if (value !== null) setTyped(written(value));
      }}
    />
  );
}
