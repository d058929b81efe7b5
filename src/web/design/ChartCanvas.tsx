import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactElement, useEffect, useRef } from 'react';
import { useWords } from '#web/language/language.ts';
import type { ChartFacts } from './Chart.tsx';
import { chartOption, type Palette } from './chart-option.ts';

use([LineChart, BarChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

export function ChartCanvas({ labels, series, height }: ChartFacts & { height: number }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const { language } = useWords();
  const scheme = useComputedColorScheme('light');
  const still = useReducedMotion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read from the page and changes with the scheme
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    chart.setOption(
      chartOption({ labels, series, palette: paletteOf(element), rightToLeft: language === 'he', still }),
    );
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [labels, series, language, scheme, still]);
  return <div ref={place} dir="ltr" aria-hidden="true" style={{ blockSize: height, inlineSize: '100%' }} />;
}

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    voice: read('voice'),
    quiet: read('quiet'),
    alarm: read('alarm'),
    line: read('line'),
    ink: read('ink'),
    sheet: read('sheet'),
  };
}
