import type { Child } from 'hono/jsx';
import type { Live } from '../../contract/answers/live.ts';
import type { Locale } from '../../domain/kinds.ts';
import { consoleWords } from '../../i18n/console.ts';
import { countWords } from '../../i18n/counts.ts';
import { flowShares } from '../../ui/board-text.ts';
import { StateIcon } from '../shell/state-icons.tsx';
import { Body, Cell, Column, Count, Head, Name, Row, Table } from '../shell/table.tsx';

interface GateTableProps {
  locale: Locale;
  live: Live;
  texts: ReadonlyMap<string, string>;
  /** The page on which the reader gives a gate its orders; null for whoever gives none. */
  orders: string | null;
}

/** What each gate of the live board counted today, and how fast it lets people in now. */
export function GateTable({ locale, live, texts, orders }: GateTableProps) {
  const { board, figures } = consoleWords[locale];
  const shares = flowShares(live);
  return (
    <section class="panel gates" aria-labelledby="gates">
      <h2 id="gates">{board.gates}</h2>
      <Table labelledBy="gates">
        <Head>
          <Column>{board.gate}</Column>
          <Column>{board.state}</Column>
          <Column class="count">{figures.entries}</Column>
          <Column class="count">{figures.exits}</Column>
          <Column class="count">{board.perMinute}</Column>
          <Column class="count">{board.lastSeen}</Column>
        </Head>
        <Body>
          {live.gates.map((gate) => (
            <Row data-gate={gate.id} data-state={gate.state}>
              <Name>
                {orders === null ? (
                  gate.name[locale]
                ) : (
                  <a href={`${orders}#gate-${gate.id}`}>{gate.name[locale]}</a>
                )}
              </Name>
              <Cell class="gate-state">
                <span class="sign">
                  <StateIcon name={gate.state} />
                  <span data-figure={`gate.${gate.id}.state`}>
                    {texts.get(`gate.${gate.id}.state`)}
                  </span>
                </span>
                <small class="gate-detail" data-figure={`gate.${gate.id}.detail`}>
                  {texts.get(`gate.${gate.id}.detail`)}
                </small>
              </Cell>
              <GateCount label={figures.entries} name="entries" gate={gate.id} texts={texts} />
              <GateCount label={figures.exits} name="exits" gate={gate.id} texts={texts} />
              <GateCount
                label={countWords[locale].perMinute}
                name="per_minute"
                gate={gate.id}
                texts={texts}
              >
                <Share gate={gate.id} share={shares.get(gate.id) ?? 0} />
              </GateCount>
              <GateCount label={board.lastSeen} name="last_seen" gate={gate.id} texts={texts} />
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

interface GateCountProps {
  label: string;
  name: string;
  gate: string;
  texts: ReadonlyMap<string, string>;
  children?: Child;
}

function GateCount({ label, name, gate, texts, children }: GateCountProps) {
  const place = `gate.${gate}.${name}`;
  return (
    <Count label={label} text={texts.get(place)} place={place}>
      {children}
    </Count>
  );
}

/** How busy a gate is beside the busiest, 0 to 100. */
function Share({ gate, share }: { gate: string; share: number }) {
  return (
    <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-ground" width="100" height="4" />
      <rect class="share-flow" width={share} height="4" data-share={gate} />
    </svg>
  );
}
