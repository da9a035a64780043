import type { PropsWithChildren } from 'hono/jsx';
import { assets } from '../../../build/manifest.ts';
import { WorkPage } from '../shell/work-page.tsx';

type DeskWorkProps = Omit<Parameters<typeof WorkPage>[0], 'page' | 'head'>;

/** A page of the desk, with the stylesheet that no other page needs. */
export function DeskWork(props: PropsWithChildren<DeskWorkProps>) {
  const head = <link rel="stylesheet" href={assets['desk.css']} />;
  return <WorkPage {...props} page="desk" head={head} />;
}
