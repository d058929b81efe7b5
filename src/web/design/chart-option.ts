import type { EChartsCoreOption } from 'echarts/core';

/**
 * Time runs from left to right in both languages; legend and value axis stand on the reader's side. An interval is a
 * quiet band behind its line: two stacked areas of which only the upper one is seen.
 */
export type Series = {
  readonly name: string;
  readonly type: 'line' | 'bar';
  /** Null where nothing was heard. */
  readonly values: readonly (number | null)[];
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
  /** A line that is only a comparison (what was expected). */
  readonly dashed?: boolean;
  readonly tone?: 'voice' | 'quiet' | 'alarm';
};

export type Palette = {
  readonly voice: string;
  readonly quiet: string;
  readonly alarm: string;
  readonly line: string;
  readonly ink: string;
  readonly sheet: string;
};
type Ask = {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly palette: Palette;
  readonly rightToLeft: boolean;
  readonly still: boolean;
};

export function chartOption({ labels, series, palette, rightToLeft, still }: Ask): EChartsCoreOption {
  const text = { color: palette.quiet, fontFamily: 'Rubik Variable, system-ui, sans-serif' };
  return {
    animation: !still,
    textStyle: text,
    grid: {
      top: series.length > 1 ? 34 : 12,
      bottom: 26,
      left: rightToLeft ? 10 : 44,
      right: rightToLeft ? 44 : 10,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      renderMode: 'richText',
      backgroundColor: palette.sheet,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontFamily: text.fontFamily },
    },
    legend:
      series.length > 1
        ? {
            top: 0,
            [rightToLeft ? 'right' : 'left']: 0,
            textStyle: text,
            itemWidth: 14,
            align: rightToLeft ? 'right' : 'left',
            data: series.map((line) => line.name),
          }
        : { show: false },
    xAxis: {
      type: 'category',
      data: labels,
      boundaryGap: series.some((line) => line.type === 'bar'),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.quiet, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      position: rightToLeft ? 'right' : 'left',
      splitNumber: 3,
      axisLabel: { color: palette.quiet },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: series.flatMap((line) => [...band(line, palette), drawn(line, palette)]),
  };
}

function drawn(line: Series, palette: Palette): Record<string, unknown> {
  const color = palette[line.tone ?? 'voice'];
  return {
    name: line.name,
    type: line.type,
    data: line.values,
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: line.values.length < 40 && !line.dashed,
    itemStyle: { color },
    lineStyle: { color, width: 2, type: line.dashed ? 'dashed' : 'solid' },
    barMaxWidth: 22,
    z: 3,
  };
}

function band(line: Series, palette: Palette): Record<string, unknown>[] {
  const { low, high } = line;
  if (!low || !high) return [];
  const quiet = {
    type: 'line',
    stack: `band ${line.name}`,
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
  };
  const color = palette[line.tone ?? 'voice'];
  return [
    { ...quiet, name: `${line.name} low`, data: low, lineStyle: { opacity: 0 }, stackStrategy: 'all' },
    {
      ...quiet,
      name: `${line.name} high`,
      data: high.map((top, index) => (top === null ? null : top - (low[index] ?? top))),
      lineStyle: { opacity: 0 },
      areaStyle: { color, opacity: 0.14 },
      stackStrategy: 'all',
    },
  ];
}
