// Drives @slack/web-api against the sandbox. Any difference between what the SDK expects and what the sandbox does ends it.
import assert from 'node:assert/strict';
import { ErrorCode, LogLevel, WebClient } from '@slack/web-api';

const { SLACK_ENDPOINT, SLACK_BOT_TOKEN, SLACK_TEAM_ID, SANDBOX } = process.env;
const options = {
  slackApiUrl: SLACK_ENDPOINT,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
  logLevel: LogLevel.ERROR,
};
const slack = new WebClient(SLACK_BOT_TOKEN, options);

const fault = async (text) => {
  const answer = await fetch(`${SANDBOX}__sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault: text }),
  });
  assert.ok(answer.ok, await answer.text());
};

const refusal = async (promise, code) => {
  const error = await promise.then(() => assert.fail('not refused'), (e) => e);
  assert.equal(error.code, code, error.stack);
  return error;
};

const me = await slack.auth.test();
assert.equal(me.team_id, SLACK_TEAM_ID);
assert.ok(me.response_metadata.scopes.includes('chat:write'));

const { user } = await slack.users.lookupByEmail({ email: 'approver@procur.example' });
assert.equal(user.name, 'approver');

for (const name of ['po-1', 'po-2', 'po-3']) {
  const { channel } = await slack.conversations.create({ name });
  await slack.conversations.invite({ channel: channel.id, users: user.id });
}

const channels = [];
for await (const page of slack.paginate('conversations.list', { limit: 2 })) {
  assert.ok(page.channels.length <= 2 && channels.length < 20);
  channels.push(...page.channels);
}
assert.deepEqual(channels.map((x) => x.name), ['general', 'procurement', 'po-1', 'po-2', 'po-3']);
const channel = channels.find((x) => x.name === 'procurement').id;

const blocks = [
  { type: 'section', text: { type: 'mrkdwn', text: 'Order *PO-7* & <b>' } },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'approve', value: 'PO-7', text: { type: 'plain_text', text: 'Approve' } }],
  },
];
const metadata = { event_type: 'order', event_payload: { reference: 'PO-7' } };
const posted = await slack.chat.postMessage({ channel, text: 'Order PO-7', blocks, metadata });
assert.match(posted.ts, /^\d{10}\.\d{6}$/);
assert.equal(posted.message.blocks[1].elements[0].value, 'PO-7');

for (const text of ['first', 'second', 'third']) {
  await slack.chat.postMessage({ channel, text, thread_ts: posted.ts });
}
const replies = [];
for await (const page of slack.paginate('conversations.replies', { channel, ts: posted.ts, limit: 2 })) {
  assert.ok(replies.length < 20);
  replies.push(...page.messages.map((x) => x.text));
}
assert.deepEqual(replies, ['Order PO-7', 'first', 'second', 'third']);

await slack.chat.update({ channel, ts: posted.ts, text: 'Approved' });
const history = await slack.conversations.history({ channel, include_all_metadata: true, oldest: posted.ts, inclusive: true });
assert.equal(history.messages.length, 1);
assert.equal(history.messages[0].text, 'Approved');
assert.equal(history.messages[0].blocks, undefined);
assert.equal(history.messages[0].metadata.event_payload.reference, 'PO-7');

await slack.reactions.add({ channel, timestamp: posted.ts, name: 'white_check_mark' });
const again = await refusal(
  slack.reactions.add({ channel, timestamp: posted.ts, name: 'white_check_mark' }),
  ErrorCode.PlatformError,
);
assert.equal(again.data.error, 'already_reacted');
const { message } = await slack.reactions.get({ channel, timestamp: posted.ts });
assert.equal(message.reactions[0].count, 1);

const long = await refusal(
  slack.chat.postMessage({
    channel,
    text: 'x',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }],
  }),
  ErrorCode.PlatformError,
);
assert.equal(long.data.error, 'invalid_blocks');
assert.match(long.data.response_metadata.messages[0], /must be less than 3001 characters/);
const nobody = await refusal(slack.users.lookupByEmail({ email: 'nobody@procur.example' }), ErrorCode.PlatformError);
assert.equal(nobody.data.error, 'users_not_found');
const stranger = await refusal(new WebClient('xoxb-0-0-0', options).auth.test(), ErrorCode.PlatformError);
assert.equal(stranger.data.error, 'invalid_auth');

await fault('slack:rate-limited=7@chat.postMessage');
const limited = await refusal(slack.chat.postMessage({ channel, text: 'x' }), ErrorCode.RateLimitedError);
assert.equal(limited.retryAfter, 7);
await fault('slack:server-error@chat.postMessage');
const broken = await refusal(slack.chat.postMessage({ channel, text: 'x' }), ErrorCode.HTTPError);
assert.equal(broken.statusCode, 500);

const upload = await slack.filesUploadV2({ channel_id: channel, filename: 'order.txt', content: 'pumps', initial_comment: 'the order' });
assert.equal(upload.ok, true);
const [newest] = (await slack.conversations.history({ channel, limit: 1 })).messages;
assert.equal(newest.files[0].name, 'order.txt');
assert.equal(newest.files[0].size, 5);
