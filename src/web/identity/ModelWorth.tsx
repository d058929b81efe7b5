import type { ReactElement } from 'react';
import type { IdentityModel } from '#contract/identity';
import { useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { fieldWords, levelWords, signed } from './Waterfall.tsx';

/** What each level of each comparison is worth, in bits, on one axis for all. */
export function ModelWorth({ model }: { model: IdentityModel }): ReactElement {
  const { language } = useWords();
  const bits = model.comparisons.flatMap(({ levels }) => levels.map((level) => level.bits));
  const least = Math.min(0, ...bits);
  const span = Math.max(0, ...bits) - least || 1;
  const at = (value: number): number => (100 * (value - least)) / span;
  return (
    <div className={classes.worth}>
      {model.comparisons.map((comparison) => (
        <section key={comparison.name}>
          <h3>{fieldWords(comparison.name)}</h3>
          {comparison.levels.map((level) => (
            <div key={level.words} className={classes.level}>
              <span>{levelWords(level.words)}</span>
              <span className={classes.track} dir="ltr" aria-hidden="true">
                <span className={classes.zero} style={{ insetInlineStart: `${at(0)}%` }} />
                <span
                  className={classes.move}
                  data-against={level.bits < 0 || undefined}
                  style={{
                    insetInlineStart: `${at(Math.min(0, level.bits))}%`,
                    inlineSize: `${at(Math.abs(level.bits)) - at(0)}%`,
                  }}
                />
              </span>
              <bdi dir="ltr" className={classes.figure}>
                {signed(level.bits, language)}
              </bdi>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
