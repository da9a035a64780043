using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  logging = (structuredLogging = true),
  sockets = [
    (name = "http", address = "127.0.0.1:9156", service = (name = "abwab", entrypoint = "ownServer"), http = ())],
  services = [
    (name = "site", assets = (
      path = "/work/wt/attack/build/public",
      config = "{\"html_handling\":\"none\",\"not_found_handling\":\"none\",\"headers\":\"/*\\n  X-Content-Type-Options: nosniff\\n  Referrer-Policy: no-referrer\\n  Cross-Origin-Resource-Policy: same-origin\\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'\\n\\n/assets/*\\n  Cache-Control: public, max-age=31536000, immutable\\n\\n/sw.js\\n  Cache-Control: no-cache\\n\"}",
      userWorker = "abwab")), 
    (name = "abwab", worker = (
      modules = [(name = "index.js", esModule = embed "../../../../build/worker/index.js")],
      compatibilityDate = "2026-11-02",
      bindings = [(name = "ASSETS", service = (name = "site", entrypoint = "AssetWorker")), (name = "DB", wrapped = (moduleName = "cloudflare-internal:d1-api", innerBindings = [
        (name = "fetcher", service = (name = "d1", props = (json = "{\"database\":\"abwab\"}")))])), (name = "REGISTRAR", durableObjectNamespace = "Registrar"), (name = "GATEKEEPER", durableObjectNamespace = "Gatekeeper"), (name = "PUBLIC_URL", text = "http://localhost:9156"), (name = "RATE_LIMITS", text = "memory"), (name = "CLIENT_ADDRESS", text = "none"), (name = "SECRET_KEY", fromEnvironment = "SECRET_KEY"), (name = "OPERATOR_KEY", fromEnvironment = "OPERATOR_KEY")],
      durableObjectNamespaces = [
        (className = "Registrar", uniqueKey = "abwab-registrar", enableSql = true),
        (className = "Gatekeeper", uniqueKey = "abwab-gatekeeper", enableSql = true)],
      durableObjectStorage = (localDisk = "disk"))), 
    (name = "d1", worker = (
      modules = [(name = "d1.js", bundled = "/workerd/d1.js")],
      compatibilityDate = "2026-11-02",
      bindings = [(name = "DATABASE", durableObjectNamespace = "D1Database")],
      durableObjectNamespaces = [
        (className = "D1Database", uniqueKey = "abwab-d1", enableSql = true)],
      durableObjectStorage = (localDisk = "disk"))), 
    (name = "cron", worker = (
      modules = [(name = "cron.js", bundled = "/workerd/cron.js")],
      compatibilityDate = "2026-11-02",
      compatibilityFlags = ["service_binding_extra_handlers"],
      bindings = [
        (name = "SCHEDULE", durableObjectNamespace = "Schedule"),
        (name = "CRONS", json = "{\"abwab\":[\"* * * * *\"]}"),
        (name = "abwab", service = "abwab")],
      durableObjectNamespaces = [
        (className = "Schedule", uniqueKey = "abwab-cron", enableSql = true)],
      durableObjectStorage = (localDisk = "disk"))), 
    (name = "internet", network = (allow = ["public"], deny = [], tlsOptions = (trustBrowserCas = true))), 
    (name = "relay", network = (
      allow = [], tlsOptions = (trustBrowserCas = true))), 
    (name = "disk", disk = (path = "/work/wt/attack/file:/tmp/attack/f/workerd", writable = true))],
);
