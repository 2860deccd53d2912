import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../lab/project';
import { delay, waitFor } from '../lab/wait';
import { tidy, useSession, whenStill } from './session';

/** Has Korean letters, and no English sentence beside them. */
function assertKorean(text: string): void {
  assert.match(text, /\p{Script=Hangul}/u);
  assert.doesNotMatch(text, /[a-z]{3,} [a-z]{2,} [a-z]{2,}/, text);
}

/** Names of things that Korean developers write in Latin letters too. */
const latin = /^(Docker Networks|IPv4|IPv6|MAC|bridge|overlay|macvlan|ipvlan)$/;

describe('in Korean', () => {
  const session = useSession({ language: 'ko' });
  afterEach(() => tidy(session()));

  /** For eyes: whether all of it fits. */
  const picture = async (name: string) => {
    const folder = path.join(projectRoot(), 'out', 'korean');
    await mkdir(folder, { recursive: true });
    await delay(400); // menus fade in
    await session().editor.page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  it('are the menus of the view and of a row', async () => {
    const { editor } = session();
    await editor.row('shop_data').waitFor();
    await whenStill(session());
    const all = await waitFor(
      async () => {
        // A title bar that is drawn anew takes its menu along.
        await editor.openViewMenu('네트워크');
        await picture('view-menu');
        return editor.openMenuLabels();
      },
      { timeout: 60_000, what: 'the menu of the view' },
    );
    const ours = all.filter(label => !latin.test(label));
    for (const label of ['정렬 기준…', '사용하지 않는 네트워크 삭제…', '로그 보기']) {
      assert.ok(ours.includes(label), ours.join());
    }
    await editor.openContextMenu(editor.row('shop-db'));
    await picture('row-menu');
    const labels = await editor.openMenuLabels();
    assert.ok(labels.includes('네트워크 연결 해제…'), labels.join());
    labels.forEach(assertKorean);
  });

  it('are rows, details and their words', async () => {
    const { editor } = session();
    await editor.expand(editor.row('shop-db'));
    await editor.row('별칭').waitFor();
    const rows = await editor.rows();
    const details = rows.filter(row => row.level === 3).map(row => row.label);
    details.filter(label => !latin.test(label)).forEach(assertKorean);
    assert.match(
      rows.find(row => row.label === 'shop_data')?.description ?? '',
      /^bridge · 내부 전용 · /,
    );
    assert.match(rows.find(row => row.label === 'host')?.description ?? '', /기본 제공/);
    await picture('details');
    await editor.collapse(editor.row('shop-db'));
  });

  it('are quick picks and input boxes', async () => {
    const { editor } = session();
    const title = editor.quickInput().locator('.quick-input-title');
    await editor.contextMenu(editor.row('shop_data'), '컨테이너 연결…');
    await title.waitFor();
    assert.equal(await title.textContent(), '“shop_data”에 어떤 컨테이너를 연결할까요?');
    await picture('quick-pick');
    await editor.closeQuickInput();
    await editor.runCommand('Docker Networks: 네트워크 만들기…');
    await editor.quickField().fill(' ');
    await waitFor(async () => (await editor.inputMessage()).includes('이름을 입력하세요'));
    await editor.quickField().fill('korean-test');
    await editor.page.keyboard.press('Enter');
    await waitFor(async () => (await editor.pickLabels()).includes('macvlan'));
    const details = await editor
      .quickInput()
      .locator('.quick-input-list-label-meta')
      .allInnerTexts();
    assert.ok(details.length > 0);
    details.forEach(assertKorean);
    await picture('drivers');
  });

  it('are questions and refusals', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-db'), '네트워크 연결 해제…');
    await editor.page.locator('.monaco-dialog-box').waitFor();
    await picture('dialog');
    const { message, detail, buttons } = await editor.dialog('Cancel');
    assert.equal(message, '“shop-db”을(를) “shop_data”에서 연결 해제할까요?');
    assert.match(
      detail,
      /^“shop-db”와\(과\) .*“shop-api”.*통신할 수 없게 됩니다\. 그러면 어떤 네트워크에도/,
    );
    assert.ok(buttons.includes('연결 해제'), buttons.join());
    await editor.contextMenu(editor.row('shop_data'), '네트워크 삭제…');
    const removal = await editor.dialog('모두 연결 해제하고 삭제');
    assertKorean(removal.detail);
    const removed = '네트워크 “shop_data”을(를) 삭제했습니다.';
    const notice = await editor.waitNotification(removed);
    assertKorean(await notice.innerText());
    await picture('notice');
    await editor.notificationButton(removed, '실행 취소');
    await editor.waitNotification('네트워크 “shop_data”과(와)');
  });

  it('is the nginx document', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-db'), 'nginx 설정 생성…');
    // It takes the keyboard when it comes.
    await editor.webview({ has: '.section' });
    let text = '';
    await waitFor(
      async () => {
        text = await editor.editorText();
        return text.includes('server {');
      },
      { timeout: 30_000, what: 'the document' },
    );
    const comments = text.split('\n').filter(line => line.startsWith('#'));
    assert.ok(comments.length > 0);
    assertKorean(comments.join(' '));
    await picture('nginx');
    await editor.runCommand('View: Revert and Close Editor'); // else closing it asks
  });

  it('is the drawing', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: 토폴로지 보기');
    const frame = await editor.webview({ has: '.card' });
    const toolbar = frame.locator('.toolbar');
    await waitFor(async () => (await toolbar.innerText()).includes('실시간'));
    const words = (await toolbar.innerText()).replace(/unix:\S+/, '');
    assertKorean(words);
    const named = toolbar.locator('[aria-label]');
    for (const one of await named.all()) assertKorean((await one.getAttribute('aria-label')) ?? '');
    await toolbar.getByLabel('범례').first().click();
    await picture('topology');
    assertKorean(await frame.locator('.legend').innerText());
    await frame.locator('.card', { hasText: 'shop-nginx' }).first().click({ button: 'right' });
    await editor.page.locator('.context-view .monaco-menu').first().waitFor();
    const labels = await editor.openMenuLabels();
    assert.ok(labels.includes('트리에서 보기'), labels.join());
    labels.forEach(assertKorean);
  });

  it('is what is said when no engine answers', async () => {
    const { editor } = session();
    await editor.runCommand('Docker Networks: 엔진 주소 설정…');
    await editor.input('unix:///nowhere/docker.sock');
    const isThere = async () => (await editor.welcomeText('네트워크')).includes('엔진이 없습니다');
    await waitFor(isThere, { timeout: 20_000 });
    assertKorean(await editor.welcomeText('네트워크'));
    await picture('welcome');
    await editor.runCommand('Docker Networks: 엔진 주소 설정…');
    await editor.input('');
    await editor.row('shop_data').waitFor({ timeout: 20_000 });
  });

  it('is the page of a connection test', async () => {
    const { editor } = session();
    await editor.contextMenu(editor.row('shop-web'), '연결 테스트…');
    await editor.pick('shop-db');
    const frame = await editor.webview({ has: '.verdict.is-bad' });
    await frame.getByText('함께 쓰는 네트워크가 없습니다.').first().waitFor();
    await frame.getByText('확인한 방법').nth(1).click();
    await picture('connection');
    const words = await frame
      .locator('h1, h2, h3, .sentence, .link-lines p, summary')
      .allTextContents();
    words.filter(text => !text.includes('→') && text !== '').forEach(assertKorean);
  });
});
