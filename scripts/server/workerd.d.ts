declare module 'workerd' {
  /** Of the package for this system: `default` is the path of its binary. */
  const runtime: { readonly default: string };
  export default runtime;
}
