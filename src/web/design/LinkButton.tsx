import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactElement, Ref } from 'react';

type Anchor = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };

function AnchorButton(props: Anchor): ReactElement {
  return <Button component="a" {...props} />;
}

/** A door that looks like a button; its address is checked like every other. */
export const LinkButton = createLink(AnchorButton);
