import type { ChannelField } from '../../channels/carrier.ts';
import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/kinds.ts';
import { channelWords } from '../../i18n/channels.ts';
import { spokenIn } from '../../i18n/edition.ts';
import type { StoredEdition } from '../../store/editions/editions.ts';
import type { Member } from '../../store/members/members.ts';
import { ErrorBox, type FieldFault } from '../shell/error-box.tsx';
import { SelectField, TextArea, TextField } from '../shell/fields.tsx';
import { PostForm } from '../shell/form.tsx';
import { StateIcon } from '../shell/state-icons.tsx';
import { WorkPage } from '../shell/work-page.tsx';

interface ChannelProps {
  locale: Locale;
  member: Member;
  edition: StoredEdition;
  now: number;
  channel: Channel;
  fields: readonly ChannelField[];
  /** What its fields hold, by name, those of the budgets and hours among them; never a secret. */
  typed: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  isSetUp: boolean;
  saved: boolean;
  /** Somebody else has set it up since the form was read. */
  changed: boolean;
  /** The fingerprint of what is kept now. */
  seen: string;
  /** How a trial ended, as a word; empty where none is told of. */
  trial: string;
}

/** The settings of one channel, and its trial. */
export function ChannelPage(props: ChannelProps) {
  const { locale, edition, channel, faults, isSetUp, saved, changed } = props;
  const spoken = spokenIn(locale);
  const words = channelWords[spoken];
  return (
    <WorkPage
      {...props}
      page="messages"
      title={words.names[channel]}
      kind="messages"
      spoken={spoken}
    >
      <p>
        <a href={`/console/${edition.slug}/messages`}>{words.back}</a>
      </p>
      <ErrorBox locale={spoken} faults={faults} />
      {saved && (
        <p class="sign" role="status" data-state="complete" tabindex={-1} data-focus="">
          <StateIcon name="complete" /> <b>{words.saved}</b>
        </p>
      )}
      {changed && (
        <p class="sign" role="alert" data-state="waiting" tabindex={-1} data-focus="">
          <StateIcon name="waiting" /> <b>{words.changed}</b>
        </p>
      )}
      <Settings {...props} />
      {isSetUp && channel !== 'push' && <TrialForm {...props} />}
    </WorkPage>
  );
}

function Settings(props: ChannelProps) {
  const { locale, edition, channel, fields, typed, faults, seen } = props;
  const words = channelWords[spokenIn(locale)];
  const own = (name: string, asked: { label: string; hint?: string }) => ({
    ...{ name, faults, label: asked.label, hint: asked.hint, value: typed[name] ?? '' },
  });
  return (
    <PostForm class="channel-form" action={`/console/${edition.slug}/messages/channels/${channel}`}>
      <input type="hidden" name="seen" value={seen} />
      {fields.map((field) => (
        <Field {...props} field={field} />
      ))}
      <TextField {...own('per_minute', words.perMinute)} max={4} inputmode="numeric" required />
      <TextField {...own('per_day', words.perDay)} max={7} inputmode="numeric" required />
      <TextField {...own('quiet_from', words.quietFrom)} max={5} type="time" />
      <TextField {...own('quiet_until', words.quietUntil)} max={5} type="time" />
      <button type="submit" class="primary">
        {words.save}
      </button>
    </PostForm>
  );
}

function Field({ locale, typed, faults, field, isSetUp }: ChannelProps & { field: ChannelField }) {
  const words = channelWords[spokenIn(locale)];
  const { name, secret, max, rows, choices } = field;
  const asked = words.fields[name] ?? { label: name };
  const common = { name, label: asked.label, value: typed[name] ?? '', faults };
  const ofSecret = isSetUp ? words.secret : words.firstSecret;
  const hint = secret ? ofSecret : asked.hint;
  if (choices) {
    const options = choices.map((value) => ({ value, text: words.choices[value] ?? value }));
    return <SelectField {...common} hint={hint} options={options} />;
  }
  const typedIn = { ...common, hint, max, dir: 'auto' as const };
  return rows ? (
    <TextArea {...typedIn} rows={rows} />
  ) : (
    <TextField {...typedIn} {...(secret && { type: 'password', autocomplete: 'new-password' })} />
  );
}

function TrialForm({ locale, edition, channel, trial }: ChannelProps) {
  const words = channelWords[spokenIn(locale)].trial;
  const isSent = trial === 'sent';
  const said = saidOf(trial, words);
  return (
    <PostForm
      class="channel-form"
      action={`/console/${edition.slug}/messages/channels/${channel}/try`}
    >
      <h2>{words.title}</h2>
      {said && (
        <p
          class="sign"
          role="status"
          data-state={isSent ? 'complete' : 'waiting'}
          tabindex={-1}
          data-focus=""
        >
          <StateIcon name={isSent ? 'complete' : 'waiting'} /> <b>{said}</b>
        </p>
      )}
      <TextField
        name="to"
        label={words.to[channel] ?? ''}
        hint={words.note}
        value=""
        max={254}
        dir="ltr"
        required
      />
      <button type="submit" class="quiet">
        {words.button}
      </button>
    </PostForm>
  );
}

/** Null for what is no word of ours: an address can be written by anybody. */
function saidOf(trial: string, words: (typeof channelWords)[Locale]['trial']): string | null {
  switch (trial) {
    case 'sent':
    case 'budget':
    case 'begun':
    case 'unknown':
      return words[trial];
    default: {
      const [, why] = /^not-([a-z\d_]{1,40})$/.exec(trial) ?? [];
      return why === undefined ? null : words.failed(why);
    }
  }
}
