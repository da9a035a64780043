import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { assets } from '../../build/manifest.ts';
import type { App } from '../env.ts';
import { languageNames } from '../i18n/common.ts';
import { gatePageWords } from '../i18n/gate-page.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Logo, Wordmark } from '../ui/logo.tsx';

/** As everywhere, and WebAssembly beside: the decoder of codes, from our own host, is nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The default language; the script puts another one in its place when staff choose so. */
const words = gatePageWords.ar;

/**
 * The gate's page: one shell for every gate and language, without any data, so that it can start
 * from a phone's cache offline. Its script fills in the texts.
 */
export const gatePage = new Hono<App>().get('/gate', (c) => {
  c.header('Content-Security-Policy', POLICY);
  // Its asset addresses change with every release: an old shell would ask for missing ones.
  c.header('Cache-Control', 'no-cache');
  c.header('Referrer-Policy', 'no-referrer');
  return c.html(html`<!DOCTYPE html>${<Shell />}`);
});

function Shell() {
  return (
    <html lang="ar" dir="rtl">
      <head>
        <meta charset="utf-8" />
        <title>{words.title}</title>
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="theme-color" content="#123765" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="apple-mobile-web-app-capable" content="yes" />
        <link rel="manifest" href="/gate.webmanifest" />
        <link rel="icon" href="/icons/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
        <link rel="stylesheet" href={assets['gate.css']} />
        <script type="module" src={assets['gate.js']} />
      </head>
      <body
        data-decoder={assets['gate/scanning/decoder.worker.js']}
        data-wasm={assets['zxing_reader.wasm']}
      >
        <noscript>
          <p>{Object.values(gatePageWords).map(({ noScript }) => `${noScript} `)}</p>
        </noscript>
        <aside id="unreviewed" class="unreviewed" aria-label={languageNames.zgh} hidden />
        <Enrol />
        <Work />
        <Menu />
        <div id="lock" class="lock" hidden />
        <button id="visitor-message" class="visitor-message" type="button" hidden>
          <span id="visitor-message-text" />
        </button>
        <p id="said" class="hidden" role="status" aria-live="assertive" />
      </body>
    </html>
  );
}

function Enrol() {
  return (
    <main id="enrol" class="enrol" hidden>
      <div class="brand">
        <Logo size={72} />
        <Wordmark height={34} />
      </div>
      <h1 id="enrol-title">{words.enrolTitle}</h1>
      <p id="enrol-lead" />
      <p id="enrol-install" class="note" hidden />
      <p id="enrol-shown-line" class="shown" hidden>
        <span id="enrol-shown-label" />
        <output id="enrol-shown" dir="ltr" />
      </p>
      <p id="enrol-note" class="note" role="alert" hidden />
      <button id="enrol-open" class="big primary" type="button" hidden />
      <button id="enrol-go-on" class="big" type="button" hidden />
      <button id="enrol-scan" class="big primary" type="button" hidden />
      <div id="enrol-view" class="view" hidden>
        <video id="enrol-video" playsinline muted />
        <div class="aim" aria-hidden="true">
          {raw('<i></i><i></i><i></i><i></i>')}
        </div>
        <p id="enrol-aim" class="hint" />
      </div>
      <form id="enrol-form" hidden>
        <label id="enrol-code-label" for="enrol-code">
          {words.enrolCode}
        </label>
        <input
          id="enrol-code"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          required
        />
        <button id="enrol-submit" class="big" type="submit" />
      </form>
      <p id="enrol-once" class="small" />
      <fieldset id="languages" class="languages" aria-label={words.language} />
    </main>
  );
}

function Work() {
  return (
    <main id="work" class="work" data-tone="idle" data-state="open" hidden>
      <header class="bar">
        <svg id="day" class="day" viewBox="0 0 64 64" role="img" aria-label={words.title}>
          <path />
        </svg>
        <div class="where">
          <h1 id="gate-name">{words.title}</h1>
          <p id="shift" class="on-duty" hidden />
        </div>
        <fieldset id="lane" class="lane" aria-label={words.lane}>
          <button id="lane-entry" type="button">
            <Icon name="door-enter" size={26} />
            <span />
          </button>
          <button id="lane-exit" type="button">
            <Icon name="door-exit" size={26} />
            <span />
          </button>
        </fieldset>
      </header>
      <p id="fresh" class="fresh" />
      <p id="alert" class="alert" role="status" hidden />
      <div id="view" class="view">
        <video id="video" playsinline muted />
        <div class="aim" aria-hidden="true">
          {raw('<i></i><i></i><i></i><i></i>')}
        </div>
        <p id="aim" class="hint" />
        <button id="wake" class="wake" type="button" hidden />
        <button id="pressure" class="pressure" type="button">
          <Icon name="alert-triangle" size={28} />
          <span id="pressure-word" />
        </button>
      </div>
      <section id="panel" class="panel" hidden />
      <nav class="tools">
        <Tool id="tool-count" icon="users" />
        <Tool id="tool-code" icon="keyboard" />
        <Tool id="tool-undo" icon="arrow-back-up" />
        <Tool id="tool-menu" icon="settings" />
      </nav>
    </main>
  );
}

function Tool({ id, icon }: { id: string; icon: IconName }) {
  return (
    <button id={id} type="button">
      <Icon name={icon} size={28} />
      <span />
    </button>
  );
}

function Menu() {
  return (
    <dialog id="menu" class="menu" aria-labelledby="menu-title">
      <h2 id="menu-title">{words.menuTitle}</h2>
      <div id="menu-body" class="menu-body" />
      <button id="menu-close" class="big primary" type="button" />
    </dialog>
  );
}
