import type { Edition } from '../../domain/edition.ts';
import type { Locale } from '../../domain/kinds.ts';
import { GROUP_KINDS } from '../../domain/registration.ts';
import { groupWords } from '../../i18n/groups.ts';
import { mediaWords } from '../../i18n/media.ts';
import { visitorWords } from '../../i18n/visitor.ts';
import { Break } from '../../ui/break.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Fault } from '../shared/fault.ts';
import type { Answers } from './answers.ts';
import { CountField, TextField } from './fields.tsx';

interface Facts {
  readonly locale: Locale;
  readonly answers: Answers;
  readonly faults: ReadonlyMap<string, Fault>;
}

type CountName = 'adults' | 'children' | 'girls' | 'boys' | 'coaches';

/** How many come. A school counts girls, boys, adults and coaches; no ages are asked. */
export function PartyFields({ locale, answers, faults, edition }: Facts & { edition: Edition }) {
  const words = visitorWords[locale].form;
  const media = mediaWords[locale];
  const under = edition.policy.child_under;
  const count = (id: CountName, label: string, hint?: string, least = 0) => (
    <CountField
      id={id}
      label={label}
      value={answers[id]}
      wrong={faults.get(id)}
      more={words.more(label)}
      fewer={words.fewer(label)}
      least={least}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  const { group } = answers;
  return (
    <>
      {group && (
        <TextField
          id="organisation"
          label={words.kinds[group].organisation}
          value={answers.organisation}
          wrong={faults.get('organisation')}
          autocomplete="organization"
          dir="auto"
        />
      )}
      {group && GROUP_KINDS.includes(group) && (
        <TextField
          id="group_code"
          label={words.groupCode}
          hint={words.groupCodeHint(edition.party_max)}
          value={answers.group_code}
          wrong={faults.get('group_code')}
          autocomplete="off"
        />
      )}
      {group === 'media' &&
        MEDIA.map((id) => (
          <TextField
            id={id}
            label={media[id]}
            {...(id === 'work' && { hint: media.workHint })}
            value={answers[id]}
            wrong={faults.get(id)}
            autocomplete="off"
            dir="auto"
          />
        ))}
      <fieldset class="counts">
        <legend>{words.people}</legend>
        {group === 'media' && count('adults', media.crew, media.crewHint, 1)}
        {group === 'school' && (
          <>
            {count('girls', words.girls)}
            {count('boys', words.boys)}
            {count('adults', words.companions, undefined, 1)}
            {count('coaches', words.coaches, undefined, 1)}
          </>
        )}
        {group !== 'school' && group !== 'media' && (
          <>
            {count('adults', words.adults, words.adultsHint(under), 1)}
            {count('children', words.children, words.childrenHint(under))}
            {group === 'association' && count('coaches', words.coaches, undefined, 1)}
          </>
        )}
      </fieldset>
    </>
  );
}

const MEDIA = ['work', 'equipment', 'vehicle'] as const;

/** Who registers, how to reach them, and whether steps are in the way. */
export function ContactFields({ locale, answers, faults, edition }: Facts & { edition: Edition }) {
  const words = visitorWords[locale].form;
  const { carriers } = edition.controller;
  return (
    <>
      <TextField
        id="name"
        label={words.name}
        hint={words.nameHint}
        value={answers.name}
        wrong={faults.get('name')}
        autocomplete="name"
        dir="auto"
      />
      <TextField
        id="phone"
        type="tel"
        label={words.phone}
        {...(carriers ? { hint: words.phoneHint } : {})}
        value={answers.phone}
        wrong={faults.get('phone')}
        autocomplete="tel"
      />
      <details class="more" open={answers.email !== '' || faults.has('email')}>
        <summary>
          <Icon name="mail" /> {words.emailFold}
        </summary>
        <TextField
          id="email"
          type="email"
          label={words.email}
          value={answers.email}
          wrong={faults.get('email')}
          autocomplete="email"
        />
      </details>
      {answers.group && GROUP_KINDS.includes(answers.group) && (
        <TextField
          id="call"
          type="tel"
          label={groupWords[locale].call}
          hint={groupWords[locale].callHint}
          value={answers.call}
          wrong={faults.get('call')}
          autocomplete="off"
        />
      )}
      <label class="tick">
        <input type="checkbox" name="step_free" value="1" checked={answers.step_free} />
        <span>
          {words.stepFree}
          <Break />
          <span class="hint">{words.stepFreeHint}</span>
        </span>
      </label>
    </>
  );
}
