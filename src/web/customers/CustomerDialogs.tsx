import type { ReactElement } from 'react';
import type { Customer } from '#contract/customers';
import type { SuggestedPledge } from '#contract/promises';
import { IdentityDrawer } from '#web/identity/IdentityDrawer.tsx';
import { MergeDialog } from '#web/identity/MergeDialog.tsx';
import { SplitDialog } from '#web/identity/SplitDialog.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { type HouseholdAsk, HouseholdDialog } from './companies/HouseholdDialog.tsx';
import { type NoteAct, NoteDialog } from './NoteDialog.tsx';
import { PledgeDialog } from './PledgeDialog.tsx';
import { PledgeDrawer } from './PledgeDrawer.tsx';
import { EraseDialog } from './rights/EraseDialog.tsx';
import { SuggestedDialog } from './SuggestedDialog.tsx';

/** What stands open over the customer's page: one thing at a time. */
export type Opened =
  | { readonly what: 'identity' | 'merge' | 'split' | 'erase' | 'correct' | 'consent' | 'suggested' }
  | { readonly what: 'promise'; readonly suggested?: SuggestedPledge }
  | { readonly what: 'household'; readonly ask: HouseholdAsk }
  | { readonly what: 'pledge'; readonly pledgeId: string }
  | { readonly what: 'note'; readonly act: NoteAct };

export function OpenedDialog({
  customer,
  opened,
  open,
  close,
}: {
  customer: Customer;
  opened: Opened;
  open: (what: Opened) => void;
  close: () => void;
}): ReactElement {
  const mayWrite = customer.may.includes('customer.write');
  switch (opened.what) {
    case 'identity':
      return <IdentityDrawer customer={customer} close={close} />;
    case 'merge':
      return <MergeDialog customer={customer} close={close} />;
    case 'split':
      return <SplitDialog customer={customer} close={close} />;
    case 'erase':
      return <EraseDialog customer={customer} close={close} />;
    case 'correct':
      return <CorrectDialog customer={customer} close={close} />;
    case 'consent':
      return <ConsentDialog customerId={customer.id} mayWrite={mayWrite} close={close} />;
    case 'suggested':
      return (
        <SuggestedDialog
          customerId={customer.id}
          mayWrite={mayWrite}
          confirm={(suggested) => open({ what: 'promise', suggested })}
          close={close}
        />
      );
    case 'promise':
      return (
        <PledgeDialog
          customerId={customer.id}
          close={close}
          {...(opened.suggested && { suggested: opened.suggested })}
        />
      );
    case 'household':
      return <HouseholdDialog customerId={customer.id} ask={opened.ask} close={close} />;
    case 'pledge':
      return <PledgeDrawer id={opened.pledgeId} mayWrite={mayWrite} close={close} />;
    case 'note':
      return <NoteDialog customerId={customer.id} what={opened.act} close={close} />;
  }
}
