/** The browser that the page tests stand on sees what is wrong with a page, and nothing where all is well. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf } from './axe.ts';
import { whyNoChromium } from './browser.ts';
import { inspect } from './browser-inspection.ts';
import { keyboardTrail, overflowOf, smallTargets } from './browser-measures.ts';
import { describeWithBrowser, useBrowser } from './browser-stories.ts';
import { excessOf, weightOf } from './browser-weight.ts';
import { photograph, signIn } from './looks.ts';
import { type PageServer, page, startPageServer } from './page-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

const GOOD = `<h1>Mes demandes</h1><p id="how">clair</p><noscript><p>Sans scripts</p></noscript>
<form><label>Objet <input name="subject"></label> <button>Envoyer</button></form>
<p>Voir aussi <a href="/other">les services</a>.</p>`;
const CSS = `
  body { margin: 8px; font: 16px/1.5 sans-serif; background: #fff; color: #222 }
  input, button { min-height: 24px }
  .wide { width: 400px } .box { overflow-x: auto } .tiny { width: 12px; height: 12px; padding: 0; min-height: 0 }
  .pale { color: #bbb } .unmarked:focus { outline: none }
  .row { position: relative } .filling:focus { outline: none } .filling::after { content: ''; position: absolute; inset: 0 }
  .filling:focus::after { outline: 2px solid }
  .skip { position: absolute; left: -9999px } .skip:focus { left: 0 }
  .hidden { position: absolute; width: 1px; height: 1px; clip-path: inset(50%); overflow: hidden; white-space: nowrap }
  @media (prefers-color-scheme: dark) { body { background: #222; color: #eee } a { color: #9cf } .dim { color: #444 } }`;

const typed =
  (type: string, body: string, status = 200) =>
  (_: unknown, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

const browser = useBrowser();
let site: PageServer;
beforeAll(async () => {
  site = await startPageServer({
    '/': page(GOOD),
    '/page.css': typed('text/css', CSS),
    '/bad': page(
      '<p class="pale">Bonjour</p><img src="data:,"><button class="tiny"></button><a href="/">·</a> <a href="/">x</a>',
    ),
    '/dim': page(
      '<h1>Nuit</h1><p class="dim">Bonjour</p><p class="wide">Quatre cents</p><button class="unmarked">Envoyer</button>',
    ),
    '/wide': page(`<h1>Large</h1><p class="wide">Quatre cents</p><p>${'x'.repeat(80)}</p>`),
    '/scrolls': page(
      `<h1>Défile</h1><div class="box" tabindex="0"><p class="wide">Quatre cents</p></div><p class="hidden">${GOOD}</p>`,
    ),
    '/keys':
      page(`<a class="skip" href="#end">Au contenu</a><input name="q" type="search"><button class="unmarked">Chercher</button>
      <details><summary>Plus</summary><a href="/never">Replié</a></details><button disabled>Non</button><p class="row"><a class="filling" href="/row">Rangée</a></p><a id="end" href="/">Fin</a>`),
    '/blocked': page('<h1>Bloqué</h1><p style="color:red">Rouge</p><img alt="" src="http://tracker.example/p.png">'),
    '/throws': page('<h1>Erreur</h1>', '<script src="/throws.js"></script>'),
    '/throws.js': typed('text/javascript', "console.error('aïe'); fetch2();"),
    '/broken': typed('text/html', page('<h1>Panne</h1>'), 500),
    '/lacks': page('<h1>Manque</h1><img alt="" src="/nowhere.png">'),
    '/sign-in': (request, response) => {
      const form = page(
        '<form method="post"><input name="email"><input name="password" type="password"><button>Entrer</button></form>',
      );
      if (request.method === 'GET') response.end(form);
      else response.writeHead(303, { location: '/', 'set-cookie': 'session=Ada; HttpOnly' }).end();
    },
    '/heavy': page(
      '<h1>Lourd</h1>',
      '<link rel="stylesheet" href="/big.css"><link rel="stylesheet" href="/again.css">',
    ),
    '/big.css': (_, response) => {
      response.writeHead(200, {
        'content-type': 'text/css',
        'content-encoding': 'gzip',
        'cache-control': 'max-age=999',
      });
      response.end(gzipSync(`/* ${'x'.repeat(100_000)} */`));
    },
    '/again.css': (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"';
      response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/css', etag: '"1"', 'cache-control': 'no-cache' });
      response.end(isKnown ? '' : 'p { color: #222 }');
    },
    '/moved': (_, response) => void response.writeHead(303, { location: '/heavy' }).end(),
  });
});
afterAll(() => site.stop());

describeWithBrowser('a look at a page', () => {
  const asked = `[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, navigator.language, document.body.innerText]`;

  test('is wide, light, in French and with scripts unless said otherwise', async () => {
    const shown = await browser.visit(`${site.url}/`);
    expect(await shown.evaluate(asked)).toEqual([1440, false, 'fr-FR', expect.not.stringContaining('Sans scripts')]);
  });

  test('is narrow, dark, in English and without scripts on demand', async () => {
    const shown = await browser.visit(`${site.url}/`, { width: 320, dark: true, locale: 'en', javascript: false });
    expect(await shown.evaluate(asked)).toEqual([320, true, 'en-GB', expect.stringContaining('Sans scripts')]);
    await shown.getByLabel('Objet').fill('Wi-Fi');
    await shown.getByRole('button', { name: 'Envoyer' }).click();
    expect(new URL(shown.url()).search).toBe('?subject=Wi-Fi');
  });

  test('takes cookies along', async () => {
    const shown = await browser.visit(`${site.url}/`, { cookies: [{ name: 'session', value: 'Ada', url: site.url }] });
    expect(await shown.evaluate('document.cookie')).toBe('session=Ada');
  });
});

describeWithBrowser('what a browser complains about', () => {
  async function complaintsAbout(path: string, expects?: RegExp): Promise<string[]> {
    await browser.visit(`${site.url}${path}`, expects ? { expects } : {});
    return browser.closePages();
  }

  test('is nothing on a good page, nor on one that is not found', async () => {
    expect(await complaintsAbout('/')).toEqual([]);
    expect(await complaintsAbout('/not-there')).toEqual([]);
  });

  test('is what the Content Security Policy blocks', async () => {
    const complaints = await complaintsAbout('/blocked', /leaves the machine/);
    expect(complaints).toEqual([
      expect.stringMatching(/^console: .*style/),
      expect.stringMatching(/^console: .*image/),
    ]);
  });

  test('is what leaves the machine, and nothing does', async () => {
    expect(await complaintsAbout('/blocked', /console/)).toEqual(['leaves the machine: http://tracker.example/p.png']);
    const shown = await browser.open({ expects: /leaves the machine/ });
    await expect(shown.goto('http://192.0.2.1/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    await expect(shown.goto('https://univ.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });

  test('is an error in a script or in the console', async () => {
    const complaints = await complaintsAbout('/throws');
    expect(complaints).toEqual([`console: aïe (${site.url}/throws.js)`, 'script: fetch2 is not defined']);
  });

  test('is a server that fails, and a part that is missing', async () => {
    expect(await complaintsAbout('/broken')).toEqual([`500: GET ${site.url}/broken`]);
    expect(await complaintsAbout('/lacks')).toEqual([`404: GET ${site.url}/nowhere.png`]);
  });
});

describeWithBrowser('axe', () => {
  const rules = (faults: readonly string[]) => [...new Set(faults.map((fault) => fault.split(':')[0]))].sort();
  const expected = ['button-name', 'color-contrast', 'image-alt', 'page-has-heading-one', 'target-size'];

  test.each([true, false])('finds faults, and none on a good page (scripts: %p)', async (javascript) => {
    expect(await faultsOf(await browser.visit(`${site.url}/`, { javascript }))).toEqual([]);
    const faults = await faultsOf(await browser.visit(`${site.url}/bad`, { javascript }));
    expect(rules(faults)).toEqual(expected);
    expect(faults).toContainEqual(expect.stringMatching(/^image-alt: img \(Element does not have an alt attribute/));
  });

  test('sees what is pale in the dark', async () => {
    const dark = await browser.visit(`${site.url}/dim`, { dark: true });
    expect(await faultsOf(dark)).toEqual([expect.stringMatching(/^color-contrast: \.dim .*#444444/)]);
    await dark.goto(`${site.url}/`);
    expect(await faultsOf(dark)).toEqual([]);
  });
});

describeWithBrowser('the measures', () => {
  const narrow = { width: 320 };

  test('name what sticks out of a narrow page', async () => {
    expect(await overflowOf(await browser.visit(`${site.url}/`, narrow))).toEqual([]);
    expect(await overflowOf(await browser.visit(`${site.url}/scrolls`, narrow))).toEqual([]);
    expect(await overflowOf(await browser.visit(`${site.url}/wide`, narrow))).toEqual([
      expect.stringMatching(/^the page scrolls sideways: \d+ px in 320$/),
      'p.wide ends at 408 px',
      expect.stringMatching(/^p "x{40}" ends at \d+ px$/),
    ]);
  });

  test('name what is too small to be hit', async () => {
    expect(await smallTargets(await browser.visit(`${site.url}/`, narrow))).toEqual([]);
    expect(await smallTargets(await browser.visit(`${site.url}/bad`, { javascript: false }))).toEqual([
      'button.tiny: 12 × 12',
      expect.stringMatching(/^a "·": \d+ × \d+$/),
      expect.stringMatching(/^a "x": \d+ × \d+$/),
    ]);
    expect(await smallTargets(await browser.visit(`${site.url}/`, narrow), 44)).toHaveLength(2);
  });

  test.each([true, false])('follow the Tab key (scripts: %p)', async (javascript) => {
    const shown = await browser.visit(`${site.url}/keys`, { javascript });
    const trail = await keyboardTrail(shown);
    expect(trail.map(({ target }) => target)).toEqual([
      'a "Au contenu"',
      'input[name="q"]',
      'button "Chercher"',
      'summary "Plus"',
      'a "Rangée"',
      'a "Fin"',
    ]);
    expect(trail.filter(({ isMarked }) => !isMarked).map(({ target }) => target)).toEqual(['button "Chercher"']);
    expect(trail.every(({ isInSight }) => isInSight)).toBe(true);
    expect(await keyboardTrail(shown)).toHaveLength(6);
  });
});

describeWithBrowser('the weight of a page', () => {
  test('is its requests and their bytes as they travel, cold and warm', async () => {
    const before = site.asked.length;
    const { cold, warm } = await weightOf(await browser.open(), `${site.url}/moved`);
    const asked = site.asked.slice(before);
    expect(asked.slice(0, 5).sort()).toEqual(['/again.css', '/big.css', '/heavy', '/moved', '/page.css']);
    expect(cold.requests).toBe(5);
    expect(cold.bytes).toBeGreaterThan(1_500);
    // A hundred thousand characters, compressed.
    expect(cold.bytes).toBeLessThan(5_000);
    // The big one comes from the cache; whether the other is still good is asked.
    expect(warm.parts.join(' ')).not.toContain('/big.css');
    expect(warm.requests).toBe(asked.length - 5);
    expect(warm.bytes).toBeLessThan(cold.bytes);
    expect(excessOf({ cold, warm })).toEqual([]);
  });

  test('may be too much', () => {
    const load = (requests: number, bytes: number) => ({ requests, bytes, parts: [`${bytes} /big.css`] });
    expect(excessOf({ cold: load(9, 200_001), warm: load(1, 15_001) })).toEqual([
      'requests: 9, at most 8 (200001 /big.css)',
      'bytes, cold: 200001, at most 200000 (200001 /big.css)',
      'bytes, warm: 15001, at most 15000 (15001 /big.css)',
    ]);
  });
});

describeWithBrowser('an inspection', () => {
  test('has nothing to say about a good page', async () => {
    expect(await inspect(browser, `${site.url}/`)).toEqual([]);
  });

  test('says what is wrong, and in which look', async () => {
    const findings = await inspect(browser, `${site.url}/dim`);
    expect(findings).toEqual([
      'Tab: nothing shows that the focus is on button "Envoyer"',
      expect.stringMatching(/^1440 dark: color-contrast: \.dim /),
      expect.stringMatching(/^320 dark: color-contrast: \.dim /),
      expect.stringMatching(/^320: the page scrolls sideways/),
      '320: p.wide ends at 408 px',
      expect.stringMatching(/^320 without scripts: the page scrolls sideways/),
      '320 without scripts: p.wide ends at 408 px',
    ]);
  });
});

describeWithBrowser('photographs', () => {
  test('are taken light and dark, wide and narrow, of whoever has signed in', async () => {
    const folder = temporaryFolder('looks');
    try {
      const cookies = await signIn(browser, site.url, { email: 'ada@univ.example', password: 'secret' });
      expect(cookies).toEqual([{ name: 'session', value: 'Ada', url: site.url }]);
      const pictures = await photograph(browser, `${site.url}/wide?page=2`, folder.path, { cookies });
      expect(pictures.map(({ file, findings }) => [file.slice(folder.path.length + 1), findings.length])).toEqual([
        ['wide-page-2.1440.light.png', 0],
        ['wide-page-2.1440.dark.png', 0],
        ['wide-page-2.320.light.png', 3],
        ['wide-page-2.320.dark.png', 3],
      ]);
      expect(pictures.every(({ file }) => statSync(file).size > 1_000)).toBe(true);
    } finally {
      await folder.remove();
    }
  });
});

describeWithBrowser('a browser whose test is killed', () => {
  test('dies too', async () => {
    // What a killed browser leaves behind goes with this folder.
    const folder = temporaryFolder('killed');
    const start = `import { startBrowser } from './test/support/browser.ts';
      await (await startBrowser()).open(); console.log('up'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', start], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: folder.path },
    });
    await once(child.stdout, 'data');
    const [pid] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ').map(Number);
    child.kill('SIGKILL');
    await gone(Number(pid));
    await folder.remove();
  });

  async function gone(pid: number): Promise<void> {
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  function isAlive(pid: number): boolean {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  }
});

test('where there is no browser, it is said which package brings it', () => {
  expect([null, 'Chromium is not installed (Debian package chromium)']).toContain(whyNoChromium());
});
