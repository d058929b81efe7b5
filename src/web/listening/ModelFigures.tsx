import type { ReactElement, ReactNode } from 'react';
import type { TextModel } from '#contract/listening';
import { Figure } from '#web/design/Figure.tsx';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { languageWords } from '#web/language/vocabulary.ts';
import classes from './Models.module.css';

type Row = TextModel['figures'][number];

/** How right it is on words held out, language by language, beside what decides without learning. */
export function ModelFigures({ model }: { model: TextModel }): ReactElement {
  const { t } = useWords();
  return (
    <>
      <ul className={classes.figures}>
        {model.figures.map((row) => (
          <li key={row.language}>
            <h3 className={classes.heading}>
              {row.language === 'all' ? t('listening:models.all-languages') : languageWords(row.language)}
            </h3>
            <Figures row={row} kind={model.kind} />
          </li>
        ))}
      </ul>
      <p className={classes.note}>{t(`listening:models.explained.${model.kind}`)}</p>
    </>
  );
}

function Figures({ row, kind }: { row: Row; kind: TextModel['kind'] }): ReactElement {
  const { t, language } = useWords();
  const { learned, prior, before } = row;
  const number = (value: number): string => formatNumber(value, language, 3);
  return (
    <dl className={classes.facts}>
      <One name={t('listening:models.right')}>
        <Figure figure={learned.right} as="share" digits={1} />
      </One>
      <One name={t('listening:models.right-where-spoke')}>
        <Figure figure={learned.rightWhereSpoke} as="share" digits={1} />
      </One>
      <One name={t(`listening:models.spoke.${kind}`)}>
        <Figure figure={learned.spoke} as="share" digits={1} />
      </One>
      {kind === 'division' ? (
        <One name={t('listening:models.among-three')}>
          <Figure figure={learned.amongThree} as="share" digits={1} />
        </One>
      ) : null}
      <One name={t('listening:models.macro-f1')}>
        <bdi dir="ltr">{number(learned.macroF1)}</bdi>
      </One>
      <One name={t('listening:models.calibration')}>
        <bdi dir="ltr">{number(learned.calibrationError)}</bdi>
      </One>
      <One name={t(`listening:models.without.${kind}`)}>
        <Figure figure={prior.right} as="share" digits={1} />
      </One>
      {before === null ? null : (
        <One name={t('listening:models.before')}>
          <Figure figure={before.right} as="share" digits={1} />
        </One>
      )}
    </dl>
  );
}

function One({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
