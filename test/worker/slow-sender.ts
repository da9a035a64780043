import { env } from 'cloudflare:workers';

/** A Sender that is handing letters over until they leave; `asked` when somebody waits for it. */
export function slowSender() {
  const asked = Promise.withResolvers<'asked'>();
  const letters = Promise.withResolvers<void>();
  const settled = () => {
    asked.resolve('asked');
    return letters.promise;
  };
  const SENDER = new Proxy(env.SENDER, {
    get: (target, name) =>
      name === 'getByName' ? () => ({ settled }) : Reflect.get(target, name, target),
  });
  return { SENDER, asked: asked.promise, leave: () => letters.resolve() };
}
