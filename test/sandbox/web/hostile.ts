// A page that lies: false ids in script text, messages to whoever listens, attempts to reach an extension.

/** Ids that no world has, ids that are none, and text that would be markup or code if it were trusted. */
const LIES = [
  '"businessID":"1111111111111111"',
  '"adAccountID":"2222222222222222"',
  '"BusinessUnifiedNavigationContext":{"businessID":"33333<img src=x onerror=alert(1)>"}',
  '"adAccountID":"__proto__"',
  '"businessID":99999999999999999999999999999999',
];

/** The ordinary page with lies before and after it. */
export function hostileBody(body: string): string {
  const scripts = LIES.map(
    (lie) => `<script type="application/json">{${lie.replaceAll('<', '\\u003c')}}</script>`,
  );
  return `${scripts.join('\n')}
<p id="lies">act_99999999999999999999999 act_0 act_-1 act_1e15 act_٣٣٣٣٣٣٣٣٣ act_&lt;script&gt; javascript:alert(1)</p>
${body}
<a id="bait" href="https://adsmanager.facebook.com.evil.example/adsmanager/manage/campaigns?act=4444444444444444">bait</a>
<a id="bait-script" href="javascript:void('act_5555555555555555')">act_5555555555555555</a>`;
}

/** Posts messages shaped like commands, and calls an extension's doors if the page can see any. */
export const HOSTILE_SCRIPT = `
const commands = [
  { type: 'command', name: 'claim', business: '1', adAccount: 'act_2' },
  { command: 'claimAdAccount', input: { adAccountId: '999999999999999' } },
  { type: 'connect', token: 'not-a-token' },
  { type: 'getToken' },
  { id: 1, type: 'pageContext', data: { businessId: '1111111111111111', adAccountIds: ['2222222222222222'] } },
];
for (const command of commands) {
  window.postMessage(command, '*');
  document.dispatchEvent(new CustomEvent('claimdesk', { detail: command }));
}
window.answers = [];
window.addEventListener('message', (event) => window.answers.push(event.data));
const runtime = globalThis.chrome && globalThis.chrome.runtime;
window.reached = [];
if (runtime && runtime.sendMessage) {
  for (const command of commands) {
    try {
      runtime.sendMessage(command, (answer) => window.reached.push(answer));
    } catch (error) {
      window.reached.push(String(error));
    }
  }
}
Object.defineProperty(String.prototype, 'match', { value: () => ['6666666666666666'] });
JSON.stringify = () => '{"businessId":"7777777777777777"}';
`;
