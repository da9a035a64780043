import { ADAPTERS } from '../../channels/adapters.ts';
import { can } from '../../domain/archive.ts';
import { localParts } from '../../domain/calendar.ts';
import { CHANNELS, type Channel } from '../../domain/channel.ts';
import { carriersNamed } from '../../domain/editing/checklist.ts';
import { channelWords } from '../../i18n/channels.ts';
import { spokenIn } from '../../i18n/edition.ts';
import type { ChannelView } from '../../operations/channels.ts';
import { stepAddress } from '../edition/step-pages.ts';
import { PostForm } from '../shell/form.tsx';
import { mayOpen } from '../shell/sections.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import type { MessagesProps } from './props.ts';

/** What carries messages, how much of today's budget is used, and what waits for it. */
export function ChannelsPanel(props: MessagesProps) {
  const { locale, member, edition, desk } = props;
  const words = channelWords[spokenIn(locale)];
  const runs = can(member.role, edition, 'run_channel');
  const offered = CHANNELS.filter((channel) => ADAPTERS[channel]);
  return (
    <section class="panel channels" aria-labelledby="channels">
      <h2 id="channels">{words.title}</h2>
      <ul class="channel-list">
        {offered.map((channel) => (
          <li>
            <Line {...props} channel={channel} runs={runs} />
          </li>
        ))}
      </ul>
      {desk.kept > 0 && runs && (
        <PostForm class="channel-kept" action={`/console/${edition.slug}/messages/kept`}>
          <p>
            {words.kept(desk.kept)} {desk.cost !== null && words.cost(desk.kept, desk.cost)}
          </p>
          <button type="submit" class="quiet">
            {words.sendKept(desk.kept)}
          </button>
        </PostForm>
      )}
    </section>
  );
}

function Line(props: MessagesProps & { channel: Channel; runs: boolean }) {
  const { locale, member, edition, desk, channel, runs } = props;
  const words = channelWords[spokenIn(locale)];
  const view = desk.channels.find((one) => one.channel === channel);
  const state = view?.state ?? null;
  const isOn = state === 'on';
  return (
    <>
      <p class="sign" data-state={isOn ? 'complete' : 'waiting'}>
        <StateIcon name={isOn ? 'complete' : 'waiting'} />
        <b>{words.names[channel]}</b>{' '}
        <span>{state === null ? words.none : words.states[state]}</span>
      </p>
      {view && <Budget {...props} budget={view} />}
      <div class="channel-orders">
        {view && runs && <Switch {...props} isOn={isOn} />}
        {can(member.role, edition, 'set_up_channel') && (
          <a href={`/console/${edition.slug}/messages/channels/${channel}`}>
            {view ? words.settings : words.setUp}
          </a>
        )}
      </div>
    </>
  );
}

function Budget({ locale, edition, now, budget }: MessagesProps & { budget: ChannelView }) {
  const words = channelWords[spokenIn(locale)];
  const { date } = localParts(now, edition.timezone);
  const begun = budget.date === date ? budget.in_date : 0;
  return (
    <p class="channel-budget">
      <span>{words.today(begun, budget.per_day)}</span>
      <meter
        min={0}
        max={budget.per_day}
        value={begun}
        aria-label={words.today(begun, budget.per_day)}
      />
    </p>
  );
}

/** Starts it, or stops it; before the notice names who carries, it says so. */
function Switch({
  locale,
  member,
  edition,
  now,
  channel,
  isOn,
}: MessagesProps & { channel: Channel; isOn: boolean }) {
  const words = channelWords[spokenIn(locale)];
  const action = `/console/${edition.slug}/messages/channels/${channel}`;
  if (!isOn && !carriersNamed(edition)) {
    const place = mayOpen(member.role, edition, 'rules') && stepAddress('carriers', edition, now);
    return (
      <p>
        {words.unnamed} {place && <a href={place}>{words.name}</a>}
      </p>
    );
  }
  return (
    <PostForm action={`${action}/${isOn ? 'stop' : 'start'}`}>
      <button type="submit" class={isOn ? 'quiet' : 'primary'}>
        {isOn ? words.stop : words.start}
      </button>
    </PostForm>
  );
}
