import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { phoneWords } from '../../i18n/phones.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { DeviceView } from '../../store/gates/devices.ts';
import { PostForm } from '../shell/form.tsx';
import { Step } from '../shell/step.tsx';

interface ControlProps {
  locale: Locale;
  edition: StoredEdition;
  device: DeviceView;
}

function AsideForm(props: { action: string; aside: 'yes' | 'no'; label: string }) {
  return (
    <PostForm action={props.action}>
      <input type="hidden" name="aside" value={props.aside} />
      <button type="submit" class="plain">
        {props.label}
      </button>
    </PostForm>
  );
}

/** Sets a phone aside, moves it to another gate, revokes it; each in two steps. */
export function PhoneControls({ locale, edition, device }: ControlProps) {
  const words = consoleWords[locale].gatesPage;
  const { move } = phoneWords[locale];
  const base = `/console/${edition.slug}/devices/${device.id}`;
  return (
    <>
      {device.set_aside ? (
        <Step icon="hourglass" name={words.takeBack} ask={words.takeBackAsk} tone="plain">
          <AsideForm action={`${base}/set-aside`} aside="no" label={words.confirmTakeBack} />
        </Step>
      ) : (
        <Step icon="hourglass" name={words.setAside} ask={words.setAsideAsk} tone="plain">
          <AsideForm action={`${base}/set-aside`} aside="yes" label={words.confirmSetAside} />
        </Step>
      )}
      {edition.gates.length > 1 && (
        <Step icon="door-enter" name={move.name} ask={move.ask} tone="plain">
          <PostForm class="hold-form" action={`${base}/move`}>
            <label>
              <span>{move.to}</span>
              <select name="gate">
                {edition.gates
                  .filter((gate) => gate.number !== device.gate)
                  .map((gate) => (
                    <option value={String(gate.number)}>{gate.name[locale]}</option>
                  ))}
              </select>
            </label>
            <button type="submit" class="plain">
              {move.confirm}
            </button>
          </PostForm>
        </Step>
      )}
      <Step icon="ban" name={words.revoke} ask={words.revokeAsk} tone="stop">
        <PostForm action={`${base}/revoke`}>
          <button type="submit" class="stop">
            {words.confirmRevoke}
          </button>
        </PostForm>
      </Step>
    </>
  );
}
