import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import type { FocusEvent } from 'react';

/**
 * The look: paper and ink, one deep green-teal as the voice of the product; amber and red only for what needs a
 * person. Contrast of every pair used is at least 4.5:1 in light and in dark.
 */
const teal: MantineColorsTuple = [
  '#edf5f3',
  '#d8eae6',
  '#b1d6ce',
  '#8cc6ba',
  '#6cb5a7',
  '#378a7d',
  '#1f7469',
  '#125f56',
  '#0b4f48',
  '#073d38',
];
const amber: MantineColorsTuple = [
  '#fbf3e2',
  '#f6e6c3',
  '#edce8c',
  '#e6bb62',
  '#dca63a',
  '#b98018',
  '#966309',
  '#7c5000',
  '#643f00',
  '#4d3000',
];
const red: MantineColorsTuple = [
  '#fbeeeb',
  '#f7dcd7',
  '#efb8ae',
  '#ec9d90',
  '#e58676',
  '#c9523f',
  '#b13b29',
  '#98301f',
  '#7d2517',
  '#611a0f',
];
const dark: MantineColorsTuple = [
  '#dfe5e3',
  '#b4beba',
  '#98a49f',
  '#6d7975',
  '#47524e',
  '#38423e',
  '#28302d',
  '#1c2321',
  '#151b19',
  '#101513',
];

export const theme = createTheme({
  colors: { teal, amber, red, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  black: '#1b2422',
  fontFamily: '"Rubik Variable", system-ui, sans-serif',
  headings: { fontFamily: '"Rubik Variable", system-ui, sans-serif', fontWeight: '550' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The kit draws the head of a dialog as <header>, which would be a second banner of the page.
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { withArrow: true } },
    SegmentedControl: { defaultProps: { styles: { label: { whiteSpace: 'normal' } } } },
    Select: { defaultProps: { selectFirstOptionOnChange: true, onFocus: typeOver } },
  },
});

/** What is typed into a field that stands on a choice replaces its words; behind them it would find nothing. */
function typeOver(event: FocusEvent<HTMLInputElement>): void {
  if (!event.currentTarget.readOnly) event.currentTarget.select();
}

/** Roles of colour that the style sheets speak of: paper, sheet, ink, quiet, line, voice, attention, alarm. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfaf7',
    '--mantine-color-dimmed': '#56625e',
    '--mantine-color-placeholder': '#66726e',
    '--mantine-color-default-border': '#d9d9d2',
    '--mantine-color-error': red[7],
    '--sheet': '#ffffff',
    '--ink': '#1b2422',
    '--quiet': '#56625e',
    '--line': '#e6e5de',
    '--voice': teal[7],
    '--voice-wash': teal[0],
    '--attention': amber[7],
    '--attention-wash': amber[0],
    '--alarm': red[7],
    '--alarm-wash': red[0],
  },
  dark: {
    '--mantine-color-body': '#131817',
    '--mantine-color-dimmed': '#a3afab',
    '--mantine-color-placeholder': '#93a09b',
    '--mantine-color-default-border': '#3b4541',
    '--mantine-color-error': red[3],
    '--sheet': '#1a201e',
    '--ink': '#e4eae8',
    '--quiet': '#a3afab',
    '--line': '#2c3431',
    '--voice': teal[3],
    '--voice-wash': '#182a27',
    '--attention': amber[3],
    '--attention-wash': '#2b2413',
    '--alarm': red[3],
    '--alarm-wash': '#2e1a17',
  },
});
