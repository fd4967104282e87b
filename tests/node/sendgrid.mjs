// Drives @sendgrid/mail and @sendgrid/client against the sandbox. Any difference between what the SDK expects and what the sandbox does ends it.
import assert from 'node:assert/strict';
import client from '@sendgrid/client';
import mail from '@sendgrid/mail';

const { SENDGRID_ENDPOINT, SENDGRID_API_KEY, SENDGRID_TEMPLATE, SANDBOX } = process.env;
// Setting a key also sets the address of the key's region.
const use = (key) => {
  client.setApiKey(key);
  client.setDefaultRequest('baseUrl', SENDGRID_ENDPOINT.replace(/\/$/, ''));
};
use(SENDGRID_API_KEY);
mail.setClient(client);

const from = { email: 'no-reply@procur.example', name: 'Procur' };
const message = { to: 'ann@example.com', from, subject: 'Contract', text: 'It is ready.', html: '<p>It is ready.</p>' };

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

const [sent] = await mail.send({
  ...message,
  replyTo: 'desk@procur.example',
  categories: ['contract_ready'],
  customArgs: { reference: 'PO-1' },
  attachments: [{ content: Buffer.from('%PDF').toString('base64'), filename: 'contract.pdf', type: 'application/pdf', disposition: 'attachment' }],
});
assert.equal(sent.statusCode, 202);
assert.match(sent.headers['x-message-id'], /^[\w-]{22}$/);

// Two recipients who do not see each other.
await mail.sendMultiple({ ...message, to: ['ann@example.com', 'ben@example.com'] });

await mail.send({ to: 'ann@example.com', from, templateId: SENDGRID_TEMPLATE, dynamicTemplateData: { invoice_number: '17', name: 'Ann' } });

const [checked] = await mail.send({ ...message, mailSettings: { sandboxMode: { enable: true } } });
assert.equal(checked.statusCode, 200);

const wrong = await refusal(mail.send({ ...message, to: 'ann@nowhere' }), 400);
assert.equal(wrong.response.body.errors[0].field, 'personalizations.0.to.0.email');
await refusal(mail.send({ ...message, from: 'me@elsewhere.example' }), 403);

await fault('sendgrid:rate-limited=7@mail.send');
const limited = await refusal(mail.send(message), 429);
assert.ok(Number(limited.response.headers['x-ratelimit-reset']) > 0);
await fault('sendgrid:server-error@mail.send');
await refusal(mail.send(message), 500);

await mail.send({ ...message, asm: { groupId: 12 }, trackingSettings: { openTracking: { enable: false } } });

const [, { scopes }] = await client.request({ method: 'GET', url: '/v3/scopes' });
assert.ok(scopes.includes('mail.send'));
const [, page] = await client.request({ method: 'GET', url: '/v3/templates', qs: { generations: 'dynamic', page_size: 200 } });
assert.equal(page.result.length, 8);

use('SG.no');
await refusal(mail.send(message), 401);
