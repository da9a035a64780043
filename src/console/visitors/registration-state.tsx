import type { Locale } from '../../domain/kinds.ts';
import type { RegistrationStatus } from '../../domain/registration.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { StateIcon } from '../shell/state-icons.tsx';

const SHAPES = { confirmed: 'complete', pending: 'waiting', cancelled: 'closed' } as const;

/** The state of a registration: its shape and its word. */
export function RegistrationState(props: { locale: Locale; state: RegistrationStatus }) {
  const { locale, state } = props;
  return (
    <span class="sign" data-state={SHAPES[state]}>
      <StateIcon name={SHAPES[state]} />
      <span>{visitorWords[locale].manage.status[state]}</span>
    </span>
  );
}
